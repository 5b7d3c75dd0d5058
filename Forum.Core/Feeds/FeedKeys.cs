using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Feeds;

/// <summary>An address of a member’s own.</summary>
/// <param name="Feed">what it serves: path and query, as « /agenda.ics?region=estrie »</param>
/// <param name="UsedOn">the last day it was asked, YYYY-MM-DD; empty: never</param>
public sealed record FeedKey(long Id, string Feed, DateTimeOffset MadeAt, string UsedOn);

/// <summary>
/// Addresses that a calendar or a feed reader asks without signing in. Each is bound to one list, reads as its member may read at that moment, and opens nothing else; the store keeps its hash, so it is shown once.
/// Whoever has the address has the list: it can be closed at any time, and ends with the account and while she is suspended.
/// </summary>
[UseCase]
public sealed class FeedKeys(Database database, TimeProvider clock)
{
    /// <summary>Addresses of one member.</summary>
    public const int Most = 20;

    public async Task<IReadOnlyList<FeedKey>> ListAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<FeedKey>("select id, feed, made_at, used_on from feed_keys where member_id = @Id order by id desc", new { member.Id });
    }

    /// <summary>The secret of a new address.</summary>
    public Task<Outcome<string>> MakeAsync(Member member, string feed, CancellationToken ct)
    {
        var secret = Secret.New();
        return database.WriteAsync<string>(async db =>
        {
            if (!member.IsSignedIn) return Refusal.NotAllowed;
            if (await db.OneAsync<long>("select count(*) from feed_keys where member_id = @Id", new { member.Id }) >= Most) return Refusal.Invalid("", "feeds.too_many");
            await db.RunAsync("insert into feed_keys (member_id, secret, feed, made_at) values (@Id, @hash, @feed, @now)", new { member.Id, hash = Secret.Hash(secret), feed, now = clock.GetUtcNow() });
            return secret;
        }, ct);
    }

    public Task<Outcome<Done>> CloseAsync(Member member, long id, CancellationToken ct) => database.WriteAsync<Done>(async db =>
        await db.RunAsync("delete from feed_keys where id = @id and member_id = @owner", new { id, owner = member.Id }) == 0 ? Refusal.NotFound : default(Done), ct);

    private sealed record Found(long Id, long MemberId, string UsedOn);

    /// <summary>Whose address this is; null where it is nobody’s, or serves another list.</summary>
    public async Task<long?> FindAsync(string? secret, string feed, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(secret)) return null;
        Found? found;
        await using (var db = await database.ReadAsync(ct))
            found = await db.FindAsync<Found>("select k.id, k.member_id, k.used_on from feed_keys k join members m on m.id = k.member_id where k.secret = @hash and k.feed = @feed and m.removed_at is null and m.suspended_at is null", new { hash = Secret.Hash(secret), feed });
        if (found is null) return null;
        var today = Formats.NumericDate(clock.GetUtcNow(), Zones.Place);
        // once a day: a calendar asks every hour
        if (found.UsedOn != today) await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("update feed_keys set used_on = @today where id = @Id", new { today, found.Id });
            return default(Done);
        }, ct);
        return found.MemberId;
    }

    internal static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from feed_keys where member_id = @memberId", new { memberId });
}
