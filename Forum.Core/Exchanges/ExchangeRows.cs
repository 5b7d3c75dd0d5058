using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>An exchange as who acts in it finds it.</summary>
/// <param name="Leads">she conducts it: a facilitator of its place, its author, or one of its co-facilitators</param>
internal sealed record FoundExchange(ThreadHead Thread, Exchange Exchange, bool Leads);

/// <summary>The rows of exchanges, written in the transaction of their cause.</summary>
internal static class ExchangeRows
{
    /// <summary>Read aloud and typed from paper: no letter that looks like another.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int CodeLength = 8;

    /// <summary>Beside its new thread.</summary>
    public static Task AddAsync(Db db, long threadId) => db.RunAsync("insert into exchanges (thread_id, code) values (@threadId, @code)", new { threadId, code = NewCode() });

    /// <summary>Whether somebody may have read it from a poster: the codes of before there were posters open nothing.</summary>
    public static bool IsCode(string code) => code.Length == CodeLength && code.All(Letters.Contains);

    public static string NewCode() => RandomNumberGenerator.GetString(Letters, CodeLength);

    /// <summary>Null where there is none, or it is not this reader's.</summary>
    public static async Task<FoundExchange?> FindAsync(Db db, long threadId, Member by)
    {
        if (await ThreadHead.FindAsync(db, threadId, by) is not { Kind: ThreadKind.Live } thread || await OfAsync(db, threadId) is not { } exchange) return null;
        return new(thread, exchange, by.IsSignedIn && (Can.Lead(by, thread) || await IsHostAsync(db, threadId, by.Id)));
    }

    public static Task<Exchange?> OfAsync(Db db, long threadId) => db.FindAsync<Exchange>($"select {Exchange.Columns} from exchanges e where e.thread_id = @threadId", new { threadId });

    private static async Task<bool> IsHostAsync(Db db, long threadId, long memberId) =>
        await db.FindAsync<long>("select member_id from exchange_hosts where thread_id = @threadId and member_id = @memberId", new { threadId, memberId }) != 0;

    /// <summary>Everybody sees something else beside the messages from now on. The row is locked until the commit.</summary>
    public static Task TouchAsync(Db db, long threadId) => db.RunAsync("update exchanges set version = version + 1 where thread_id = @threadId", new { threadId });

    /// <summary>The plan stands at a segment, from the next message on.</summary>
    public static async Task MoveToAsync(Db db, FoundExchange found, long? segment, long minutes, DateTimeOffset now)
    {
        // the thread's row is locked from here on: no message takes a number meanwhile
        await ThreadActivity.TouchAsync(db, found.Thread.Id);
        await db.RunAsync("update exchanges set segment = cast(@segment as bigint), segment_ends_at = cast(@ends as bigint) where thread_id = @Id",
            new { segment, ends = segment is null ? (DateTimeOffset?)null : now.AddMinutes(minutes), found.Thread.Id });
        if (segment is not null)
            await db.RunAsync("insert into exchange_passages (thread_id, segment, after_number, at) select t.id, @segment, t.last_number, @now from threads t where t.id = @Id", new { segment, now, found.Thread.Id });
        await TouchAsync(db, found.Thread.Id);
    }

    public static async Task WritePlanAsync(Db db, long threadId, IReadOnlyList<(string Title, long Minutes)> plan)
    {
        await db.RunAsync("delete from exchange_segments where thread_id = @threadId", new { threadId });
        for (var n = 0; n < plan.Count; n++)
            await db.RunAsync("insert into exchange_segments (thread_id, position, title, minutes) values (@threadId, @position, @Title, @Minutes)", new { threadId, position = n + 1L, plan[n].Title, plan[n].Minutes });
    }

    /// <summary>Whether a member may not write there for now.</summary>
    public static async Task<bool> IsMutedAsync(Db db, long threadId, long memberId) =>
        await db.FindAsync<long>("select member_id from exchange_mutes where thread_id = @threadId and member_id = @memberId", new { threadId, memberId }) != 0;

    /// <summary>The minutes of a part of the plan; 0 where the plan has no such part.</summary>
    public static Task<long> MinutesAsync(Db db, long threadId, long segment) =>
        db.FindAsync<long>("select minutes from exchange_segments where thread_id = @threadId and position = @segment", new { threadId, segment });
}
