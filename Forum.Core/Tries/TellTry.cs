using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Tries;

/// <summary>
/// « Je l’ai essayé »: somebody of another group tells what became of a bon coup or a tool where she works. Told again, it replaces what she told; no outcome takes it back. Its author is told once, by letter if she wants any.
/// Refused: the author and, where she shows who she is, her group; a message that is neither (404); a note too long.
/// </summary>
[UseCase]
public sealed class TellTry(Database database, TimeProvider clock)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxNote = 500;

    /// <param name="Outcome">a word of <see cref="ToldTry.Word"/>; empty takes it back</param>
    public sealed record Command(Member By, long ThreadId, long Number, string? Outcome, string? Note);

    /// <param name="Own">what she told; null while she has not</param>
    /// <param name="Refused">why she may not; null where she may</param>
    public sealed record View(ShownPost Shown, ToldTry? Own, string? Refused);

    private sealed record Author(long Id, long OrganisationId, bool Masked);

    /// <summary>The form. 404 as the act.</summary>
    public async Task<Outcome<View>> OpenAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (found, refusal) = await FindAsync(db, by, threadId, number);
        if (found is null) return refusal!;
        var own = await db.FindAsync<ToldTry>("""
            select coalesce(o.name, '') as organisation, t.region_id, t.outcome, t.note, t.told_at from tries t left join organisations o on o.id = t.organisation_id where t.post_id = @Id and t.member_id = @member
            """, new { found.Post.Id, member = by.Id });
        return new View(found, own, await FaultAsync(db, by, found.Post.Id));
    }

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        var note = Input.CleanLine(command.Note);
        if (note.Length > 0 && Input.Fault(note, MaxNote) is { } fault) return Refusal.Invalid("Note", fault is "input.too_long" ? "tries.note_too_long" : fault);
        var outcome = ToldTry.Parse(command.Outcome);
        if (outcome is null && !string.IsNullOrEmpty(command.Outcome)) return Refusal.Invalid("Outcome", "sheets.no_choice");
        return await database.WriteAsync<PostChange>(async db =>
        {
            var (found, refusal) = await FindAsync(db, command.By, command.ThreadId, command.Number);
            if (found is null) return refusal!;
            if (await FaultAsync(db, command.By, found.Post.Id) is { } not) return Refusal.Invalid("", not);
            // the thread's row is locked from here on: two who tell at once take their turn
            var version = await ThreadActivity.TouchAsync(db, found.Thread.Id);
            await WriteAsync(db, command.By, found.Post.Id, outcome, note);
            await PostActivity.CountTriesAsync(db, found.Post.Id, version);
            return new PostChange(found.Post.Id, found.Thread.Id, found.Post.Number, version);
        }, ct);
    }

    private async Task WriteAsync(Db db, Member by, long postId, TryOutcome? outcome, string note)
    {
        if (outcome is not { } told)
        {
            await TryRows.RemoveAsync(db, postId, by.Id);
            return;
        }
        var before = await db.FindAsync<long>("select id from tries where post_id = @postId and member_id = @Id", new { postId, by.Id });
        var id = await TryRows.PutAsync(db, postId, by.Id, told, note, clock.GetUtcNow());
        if (before != 0) return;
        var author = await db.OneAsync<long>("select author_id from posts where id = @postId", new { postId });
        if (await db.OneAsync<long>("select count(*) from members where id = @author and removed_at is null and coup_mail_off_at is null", new { author }) > 0)
            await Outbox.AddAsync(db, MailKind.Tried, id, clock.GetUtcNow(), author);
    }

    private static async Task<Outcome<ShownPost>> FindAsync(Db db, Member by, long threadId, long number)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        var posts = await PostView.RangeAsync(db, threadId, number, number);
        return posts is [{ DeletedAt: null } post] && SheetKind.Of(thread.Kind, number, post.BonCoup) is { Tried: true } ? new ShownPost(thread, post) : Refusal.NotFound;
    }

    /// <summary>Who wrote it has not « tried » it, nor has her group; of a masked author nobody learns here which group is hers.</summary>
    private static async Task<string?> FaultAsync(Db db, Member by, long postId)
    {
        var author = await db.OneAsync<Author>("select m.id, coalesce(m.organisation_id, 0) as organisation_id, case when p.shown_name is null then false else true end as masked from posts p join members m on m.id = p.author_id where p.id = @postId", new { postId });
        if (author.Id == by.Id) return "tries.your_own";
        if (author.Masked || author.OrganisationId == 0) return null;
        return await db.OneAsync<long>("select count(*) from members where id = @Id and organisation_id = @OrganisationId", new { by.Id, author.OrganisationId }) > 0 ? "tries.your_group" : null;
    }
}
