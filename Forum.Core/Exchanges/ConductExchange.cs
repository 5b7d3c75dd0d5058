using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// What who conducts an exchange decides about its people: the pace, who may not write for now, who conducts with her, whose question a Codev is about.
/// Nobody who conducts is muted. Refused: a pace that is not on offer, a co-facilitator who may not read the exchange (404).
/// </summary>
[UseCase]
public sealed class ConductExchange(Database database, TimeProvider clock)
{
    /// <summary>Seconds between two messages of one member; 0: as she likes.</summary>
    public static readonly IReadOnlyList<long> Paces = [0, 15, 30, 60, 120];

    public Task<Outcome<ThreadHead>> SlowAsync(Member by, long threadId, long seconds, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (!Paces.Contains(seconds)) return Refusal.Invalid("", "exchanges.no_such_pace");
        if (found.Thread.SlowSeconds != seconds) await ThreadActivity.SlowAsync(db, threadId, seconds);
        return null;
    }, ct);

    public Task<Outcome<ThreadHead>> MuteAsync(Member by, long threadId, long memberId, bool muted, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        var args = new { threadId, memberId, by = by.Id, now = clock.GetUtcNow() };
        if (!muted)
        {
            await db.RunAsync("delete from exchange_mutes where thread_id = @threadId and member_id = @memberId", args);
            return null;
        }
        if (!found.Exchange.IsLive) return Refusal.Invalid("", "exchanges.not_live");
        if (await LeadsAsync(db, found.Thread, memberId)) return Refusal.Invalid("", "exchanges.leads_too");
        await db.RunAsync("insert into exchange_mutes (thread_id, member_id, muted_by, muted_at) select @threadId, m.id, @by, @now from members m where m.id = @memberId and m.removed_at is null on conflict (thread_id, member_id) do nothing", args);
        await db.RunAsync("delete from exchange_hands where thread_id = @threadId and member_id = @memberId", args);
        return null;
    }, ct);

    /// <summary>Whoever wrote a message may not write for now.</summary>
    public async Task<Outcome<ThreadHead>> MuteAuthorAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var author = await ThreadHead.FindAsync(db, threadId, by) is null ? 0 : await db.FindAsync<long>("select author_id from posts where thread_id = @threadId and number = @number and shown_name is null", new { threadId, number });
        return author == 0 ? Refusal.NotFound : await MuteAsync(by, threadId, author, true, ct);
    }

    /// <summary>She conducts it too, or no longer.</summary>
    public Task<Outcome<ThreadHead>> ShareAsync(Member by, long threadId, long memberId, bool shares, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        var args = new { threadId, memberId };
        if (!shares)
        {
            await db.RunAsync("delete from exchange_hosts where thread_id = @threadId and member_id = @memberId", args);
            return null;
        }
        var mayRead = await db.FindAsync<long>($"select m.id from members m join threads t on t.id = @threadId where m.id = @memberId and {Seen.Stands} and {Readers.MemberMayRead}", args);
        if (mayRead == 0) return Refusal.Invalid("Person", "exchanges.nobody_by_that_name");
        await db.RunAsync("insert into exchange_hosts (thread_id, member_id) values (@threadId, @memberId) on conflict (thread_id, member_id) do nothing", args);
        await db.RunAsync("delete from exchange_mutes where thread_id = @threadId and member_id = @memberId", args);
        return null;
    }, ct);

    /// <summary>Of a Codev: whose question it is; 0 for nobody yet.</summary>
    public Task<Outcome<ThreadHead>> ClientAsync(Member by, long threadId, long memberId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (found.Exchange.Mode is not ExchangeMode.Codev) return Refusal.NotFound;
        await db.RunAsync("update exchanges set client_id = (select m.id from members m where m.id = @memberId and m.removed_at is null) where thread_id = @threadId", new { memberId, threadId });
        return null;
    }, ct);

    private sealed record Role(string Name);

    /// <summary>One of the team: its author, a co-facilitator, or whoever facilitates its region or theme.</summary>
    private static async Task<bool> LeadsAsync(Db db, ThreadHead thread, long memberId) => memberId == thread.AuthorId || await db.FindAsync<Role>("""
        select m.role as name from members m where m.id = @memberId and (m.role = 'Coordinator'
            or exists (select 1 from exchange_hosts h where h.thread_id = @Id and h.member_id = m.id)
            or exists (select 1 from member_scopes s where s.member_id = m.id and (s.region_id is null or s.region_id = @RegionId) and (s.theme_id is null or s.theme_id = @ThemeId) and (s.region_id is not null or s.theme_id is not null)))
        """, new { memberId, thread.Id, thread.RegionId, thread.ThemeId }) is not null;
}
