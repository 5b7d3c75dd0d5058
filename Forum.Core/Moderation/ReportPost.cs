using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Moderation;

/// <summary>A member points a post out to those who facilitate its thread; they get a message that says so and holds none of its text. Reporting it again changes what she said before, and tells nobody twice.</summary>
[UseCase]
public sealed class ReportPost(Database database, TimeProvider clock)
{
    /// <summary>UTF-16 units.</summary>
    public const int WordsMaxLength = 600;

    /// <param name="Reason">name of a <see cref="ReportReason"/></param>
    /// <param name="Words">wanted with « other »</param>
    public sealed record Command(Member By, long ThreadId, long Number, string? Reason, string? Words);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var reason = Enum.GetNames<ReportReason>().FirstOrDefault(r => r.Equals(command.Reason, StringComparison.OrdinalIgnoreCase));
        var words = Input.Clean(command.Words);
        var fault = Input.Fault(words, WordsMaxLength);
        return await database.WriteAsync<Done>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, command.By) is null || await ActedPost.FindAsync(db, command.ThreadId, command.Number) is not { } post) return Refusal.NotFound;
            if (post.DeletedAt is not null) return Refusal.Invalid("", "posts.already_deleted");
            if (post.AuthorId == command.By.Id) return Refusal.Invalid("", "moderation.own_post");
            if (reason is null) return Refusal.Invalid("Reason", "moderation.reason_missing");
            if (fault is not null and not "input.empty") return Refusal.Invalid("Words", fault);
            if (fault is not null && reason is nameof(ReportReason.Other)) return Refusal.Invalid("Words", "moderation.words_missing");
            await WriteAsync(db, command, post.Id, reason, words);
            return default(Done);
        }, ct);
    }

    private async Task WriteAsync(Db db, Command command, long postId, string reason, string words)
    {
        var now = clock.GetUtcNow();
        if (await db.RunAsync("update reports set reason = @reason, words = @words where post_id = @postId and member_id = @by and settled_at is null", new { postId, by = command.By.Id, reason, words }) > 0) return;
        var id = await db.OneAsync<long>("insert into reports (post_id, member_id, reason, words, created_at) values (@postId, @by, @reason, @words, @now) returning id", new { postId, by = command.By.Id, reason, words, now });
        // of several reports of one post the first one calls; the others are read beside it
        if (await db.OneAsync<long>("select count(*) from reports where post_id = @postId and settled_at is null", new { postId }) > 1) return;
        foreach (var facilitator in (await Reports.FacilitatorsAsync(db, command.ThreadId)).Where(f => f != command.By.Id))
            await Outbox.AddAsync(db, MailKind.Report, id, now, facilitator);
    }
}
