using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Joining;

/// <summary>An invitation is taken back: its link is worth nothing from then on.</summary>
[UseCase]
public sealed class WithdrawInvitation(Database database, TimeProvider clock)
{
    public Task<Outcome<Done>> RunAsync(Member by, long invitationId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        var region = await db.FindAsync<long>("select region_id from invitations where id = @invitationId and accepted_at is null and withdrawn_at is null", new { invitationId });
        if (region == 0 || !Can.Welcome(by, region)) return Refusal.NotFound;
        await db.RunAsync("update invitations set withdrawn_at = @now where id = @invitationId", new { invitationId, now = clock.GetUtcNow() });
        return default(Done);
    }, ct);
}
