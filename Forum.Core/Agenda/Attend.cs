using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>« J’y vais », or no longer: shown by name to who may read the training, and written to two days after it.</summary>
[UseCase]
public sealed class Attend(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, bool goes, CancellationToken ct) => database.WriteAsync<ThreadHead>(async db =>
    {
        if (!by.IsSignedIn || by.IsGuest) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { Kind: ThreadKind.Training or ThreadKind.Live } thread || await SheetActs.FindAsync(db, threadId) is not { } sheet) return Refusal.NotFound;
        if (goes && sheet.EndedAt is not null) return Refusal.Invalid("", "agenda.is_past");
        if (goes) await SayAsync(db, sheet.PostId, by.Id, clock.GetUtcNow());
        else await db.RunAsync("delete from attendances where post_id = @PostId and member_id = @Id", new { sheet.PostId, by.Id });
        return thread;
    }, ct);

    internal static Task SayAsync(Db db, long postId, long memberId, DateTimeOffset now) =>
        db.RunAsync("insert into attendances (post_id, member_id, said_at) values (@postId, @memberId, @now) on conflict (post_id, member_id) do nothing", new { postId, memberId, now });
}
