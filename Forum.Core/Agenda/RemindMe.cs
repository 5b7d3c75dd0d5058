using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>A letter fourteen days and three days before each deadline of a thread, for who asks for it (DOMAIN.md §1, C1b); or no longer.</summary>
[UseCase]
public sealed class RemindMe(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, bool wanted, CancellationToken ct) => database.WriteAsync<ThreadHead>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await SheetActs.FindAsync(db, threadId) is not { } sheet) return Refusal.NotFound;
        if (wanted && sheet.EndedAt is not null) return Refusal.Invalid("", "agenda.is_closed");
        var args = new { post = sheet.PostId, by.Id, now = clock.GetUtcNow() };
        await db.RunAsync(wanted ? "insert into reminders (post_id, member_id, asked_at) values (@post, @Id, @now) on conflict (post_id, member_id) do nothing" : "delete from reminders where post_id = @post and member_id = @Id", args);
        return thread;
    }, ct);
}
