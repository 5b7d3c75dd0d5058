using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Keeps what a member is writing, as she types. An empty text, and one that was sent meanwhile, leave no draft. 404 for a thread or post she may not read.</summary>
[UseCase]
public sealed class SaveDraft(Database database, TimeProvider clock)
{
    /// <summary>A draft may be longer than a post: what is too long to send is not lost for that.</summary>
    public const int MaxBody = 2 * PostText.MaxBody;

    private const int MaxTitle = 1_000;
    private const int MaxFields = 16_000;

    /// <param name="SubmissionId">of the form being filled: a save that arrives after its post leaves nothing; empty where there is none</param>
    public sealed record Command(Member By, string? Place, string? Title, string? Body, string? Fields, string? SubmissionId);

    /// <summary>When it was saved; <see cref="DateTimeOffset.MinValue"/> where nothing was left to save.</summary>
    public async Task<Outcome<DateTimeOffset>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var draft = new Draft(command.Place ?? "", Input.CleanLine(command.Title), Input.Clean(command.Body), command.Fields ?? "", clock.GetUtcNow());
        if (Fault(draft) is { } refusal) return refusal;
        return await database.WriteAsync<DateTimeOffset>(async db =>
        {
            if (!await IsThereAsync(db, command.By, draft.Place)) return Refusal.NotFound;
            var isEmpty = Input.Fault(draft.Body, MaxBody) is "input.empty" && Input.Fault(draft.Title, MaxTitle) is "input.empty";
            if (isEmpty || await WasSentAsync(db, command) || await IsUnchangedAsync(db, draft))
            {
                await Drafts.RemoveAsync(db, command.By.Id, draft.Place);
                return DateTimeOffset.MinValue;
            }
            await WriteAsync(db, command.By, draft);
            return draft.SavedAt;
        }, ct);
    }

    private static Refusal? Fault(Draft draft)
    {
        if (Input.Fault(draft.Body, MaxBody) is { } body and not "input.empty") return Refusal.Invalid("Body", body);
        if (Input.Fault(draft.Title, MaxTitle) is { } title and not "input.empty") return Refusal.Invalid("Title", title);
        return Input.Fault(draft.Fields, MaxFields) is { } fields and not "input.empty" ? Refusal.Invalid("Fields", fields) : null;
    }

    private static async Task<bool> IsThereAsync(Db db, Member by, string place)
    {
        if (place is Drafts.Publish or Drafts.Private) return true;
        if (Drafts.ThreadOf(place) is { } threadId) return await ThreadHead.FindAsync(db, threadId, by) is not null;
        return Drafts.PostOf(place) is { } postId && await db.FindAsync<long>(
            $"select p.id from posts p join threads t on t.id = p.thread_id where p.id = @postId and {Readers.MayRead}",
            new { postId, viewer = by.Id, coordinator = by.IsCoordinator }) != 0;
    }

    private static async Task<bool> WasSentAsync(Db db, Command command) => Guid.TryParse(command.SubmissionId, out _) && await db.FindAsync<long>(
        "select id from posts where author_id = @Id and submission_id = @SubmissionId", new { command.By.Id, command.SubmissionId }) != 0;

    /// <summary>An edit that says what the post says already.</summary>
    private static async Task<bool> IsUnchangedAsync(Db db, Draft draft) => Drafts.PostOf(draft.Place) is { } postId
        && await db.FindAsync<string>("select body from posts where id = @postId", new { postId }) == draft.Body;

    private static Task WriteAsync(Db db, Member by, Draft draft) => db.RunAsync("""
        insert into drafts (member_id, place, title, body, fields, saved_at) values (@memberId, @Place, @Title, @Body, @Fields, @SavedAt)
        on conflict (member_id, place) do update set title = excluded.title, body = excluded.body, fields = excluded.fields, saved_at = excluded.saved_at
        """, new { memberId = by.Id, draft.Place, draft.Title, draft.Body, draft.Fields, draft.SavedAt });
}
