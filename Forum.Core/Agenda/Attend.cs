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
        var args = new { post = sheet.PostId, by.Id, now = clock.GetUtcNow() };
        if (goes && sheet.EndedAt is not null) return Refusal.Invalid("", "agenda.is_past");
        await db.RunAsync(goes ? "insert into attendances (post_id, member_id, said_at) values (@post, @Id, @now) on conflict (post_id, member_id) do nothing" : "delete from attendances where post_id = @post and member_id = @Id", args);
        return thread;
    }, ct);
}
