using Forum.Core.Data;

namespace Forum.Core.Joining;

/// <summary>What was asked and sent before somebody was a member, when she is forgotten.</summary>
internal static class Applications
{
    /// <summary>Requests and invitations that ended, one way or the other, before then.</summary>
    public static async Task ForgetAsync(Db db, DateTimeOffset before)
    {
        await db.RunAsync("delete from invitations where expires_at < @before", new { before });
        await db.RunAsync("delete from join_requests where created_at < @before and state <> 'Waiting' and not exists (select 1 from invitations i where i.request_id = join_requests.id)", new { before });
    }

    public static async Task EraseAsync(Db db, long memberId, string emailKey)
    {
        // others' words about her go with her request
        await db.RunAsync("delete from join_vouches where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from invitations where email_key = @emailKey or accepted_by = @memberId or request_id in (select r.id from join_requests r where r.email_key = @emailKey)", new { memberId, emailKey });
        await db.RunAsync("delete from join_requests where email_key = @emailKey", new { emailKey });
    }
}
