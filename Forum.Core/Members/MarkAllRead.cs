using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member sets her « tout lu » moment: what was written up to then counts as read on all her devices. It never goes back, and never beyond now.</summary>
[UseCase]
public sealed class MarkAllRead(Database database, TimeProvider clock)
{
    /// <param name="until">when the list she looked at was made: what came since stays unread</param>
    public async Task<Outcome<Done>> RunAsync(Member member, DateTimeOffset until, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        return await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("update members set all_read_at = @at where id = @Id and all_read_at < @at", new { member.Id, at = until < now ? until : now });
            return default(Done);
        }, ct);
    }
}
