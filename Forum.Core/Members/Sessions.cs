using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>Server-side sessions: the cookie holds 256 random bits, the store their SHA-256. A session dies at sign-out, at its end, and with its member's suspension (RELIABILITY.md, facts 8).</summary>
[UseCase]
public sealed class Sessions(Database database, TimeProvider clock)
{
    /// <summary>How long a session lives from its opening.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <summary>Opens a session; the value for the cookie.</summary>
    /// <param name="device">the browser and the system in words, for her list of sessions</param>
    public async Task<string> OpenAsync(long memberId, CancellationToken ct, string device = "") =>
        (await database.WriteAsync<string>(async db => await OpenAsync(db, memberId, clock.GetUtcNow(), device), ct)).Value!;

    /// <param name="byPasskey">both steps of a sign-in are behind it (<see cref="SignInWithPasskey"/>)</param>
    internal static async Task<string> OpenAsync(Db db, long memberId, DateTimeOffset now, string device, bool byPasskey = false)
    {
        var secret = Secret.New();
        await db.RunAsync("delete from sessions where expires_at < @now", new { now });
        await db.RunAsync("insert into sessions (id, member_id, created_at, seen_at, expires_at, device, by_passkey) values (@id, @memberId, @now, @now, @expires, @device, @byPasskey)", new { id = Secret.Hash(secret), memberId, now, expires = now + Lifetime, device, byPasskey });
        return secret;
    }

    /// <summary>Who holds this cookie now; null where the session is over.</summary>
    public async Task<Member?> FindAsync(string secret, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>("""
            select m.id, m.name, m.role, m.region_id, m.lang, m.all_read_at, m.own_version, case when m.totp_key is null then false else true end as has_code, m.picture, s.by_passkey,
                case when m.role = 'Guest' then coalesce((select g.thread_id from exchange_guests g where g.member_id = m.id and g.ended_at is null), 0) else 0 end as guest_of
            from sessions s join members m on m.id = s.member_id
            where s.id = @id and s.expires_at > @now and m.suspended_at is null and m.removed_at is null
            """, new { id = Secret.Hash(secret), now = clock.GetUtcNow() });
        // a guest whose exchange is over is nobody
        if (row is null or { Role: Role.Guest, GuestOf: 0 }) return null;
        var scopes = row.Role is Role.Facilitator ? await db.ListAsync<Scope>("select region_id, theme_id from member_scopes where member_id = @Id order by id", new { row.Id }) : [];
        return new(row.Id, row.Name, row.Role, row.RegionId, Languages.Parse(row.Lang), row.AllReadAt, scopes) { OwnVersion = row.OwnVersion, HasCode = row.HasCode, ByPasskey = row.ByPasskey, Picture = row.Picture, GuestOf = row.GuestOf };
    }

    /// <summary>The old cookie is dead with the commit.</summary>
    public Task CloseAsync(string secret, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await CloseAsync(db, secret);
        return default(Done);
    }, ct);

    /// <summary>Sessions and links that are over.</summary>
    internal static async Task ForgetAsync(Db db, DateTimeOffset now)
    {
        await db.RunAsync("delete from sessions where expires_at < @now", new { now });
        await db.RunAsync("delete from one_time_links where expires_at < @now", new { now });
        await db.RunAsync("delete from email_changes where expires_at < @now", new { now });
        await PasskeyRequests.ForgetAsync(db, now);
    }

    internal static Task CloseAsync(Db db, string secret) => db.RunAsync("delete from sessions where id = @id", new { id = Secret.Hash(secret) });

    /// <summary>Every session of a member, and every sign-in that waits for its second step: its first may be what changed. How many sessions.</summary>
    internal static async Task<int> CloseAllAsync(Db db, long memberId)
    {
        await db.RunAsync("delete from sign_in_steps where member_id = @memberId", new { memberId });
        return await db.RunAsync("delete from sessions where member_id = @memberId", new { memberId });
    }

    /// <summary>What the store calls the session of this cookie: it opens nothing.</summary>
    public static string Id(string secret) => Secret.Hash(secret);

    private sealed record Row(long Id, string Name, Role Role, long RegionId, string Lang, DateTimeOffset AllReadAt, long OwnVersion, bool HasCode, string Picture, bool ByPasskey, long GuestOf);
}
