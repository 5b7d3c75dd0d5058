using System.Collections.Concurrent;
using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>
/// The rows of a list. What a row says of its thread is the same for everybody and is kept while no thread changes (<see cref="Database.ThreadChanges"/>); what this reader has read of it is asked for each time.
/// On PostgreSQL other nodes write too, and everything is asked for.
/// </summary>
[UseCase]
public sealed class ThreadRows(Database database)
{
    /// <summary>Rows kept, about 1 kB each; when there are more, all are read anew.</summary>
    private const int Most = 20_000;

    private Kept _kept = new((-1, -1));

    /// <param name="Row">as nobody in particular reads it: nothing unread, not her own</param>
    /// <param name="Deleted">the numbers of deleted posts, separated by spaces</param>
    private sealed record Fact(ThreadRow Row, long AuthorId, long[] Deleted);

    private sealed record Facts(long Id, long AuthorId, string Deleted);

    private sealed record Kept((long, long) Changes)
    {
        public ConcurrentDictionary<long, Fact> Facts { get; } = [];
    }

    private sealed record Mark(long ThreadId, long LastNumber);

    private sealed record Count(long ThreadId, long Unread);

    /// <summary>The rows of these threads, the latest activity first; the caller has checked the right to read them.</summary>
    internal async Task<List<ThreadRow>> OfAsync(Db db, Member reader, long[] ids)
    {
        if (ids.Length == 0) return [];
        var facts = await FactsAsync(db, ids);
        var marks = !reader.IsSignedIn ? [] : (await db.ListAsync<Mark>("select thread_id, last_number from reads where member_id = @Id and thread_id in @ids", new { reader.Id, ids })).ToDictionary(m => m.ThreadId, m => m.LastNumber);
        List<ThreadRow> rows = [];
        List<long> unsure = [];
        foreach (var (row, authorId, deleted) in facts)
        {
            var seen = marks.GetValueOrDefault(row.Id);
            var unread = !reader.IsSignedIn || row.LastPostAt <= reader.AllReadAt || row.LastNumber <= seen ? 0 : row.LastNumber - seen - deleted.Count(n => n > seen);
            // where some posts came before her « tout lu » moment, the numbers do not say how many came after
            if (unread > 0 && row.CreatedAt <= reader.AllReadAt) unsure.Add(row.Id);
            var mine = reader.IsSignedIn && authorId == reader.Id;
            rows.Add(unread > 0 || mine ? row with { Unread = unread, Mine = mine } : row);
        }
        if (unsure.Count > 0) rows = await CountedAsync(db, reader, rows, [.. unsure]);
        return [.. rows.OrderByDescending(r => r.LastPostAt).ThenByDescending(r => r.Id)];
    }

    private static async Task<List<ThreadRow>> CountedAsync(Db db, Member reader, List<ThreadRow> rows, long[] ids)
    {
        var counts = (await db.ListAsync<Count>($"select t.id as thread_id, {ThreadRow.UnreadCount} as unread from threads t left join reads r on r.thread_id = t.id and r.member_id = @viewer where t.id in @ids", ThreadRow.Args(reader, new { ids })))
            .ToDictionary(c => c.ThreadId, c => c.Unread);
        return rows.ConvertAll(r => counts.TryGetValue(r.Id, out var unread) ? r with { Unread = unread } : r);
    }

    /// <summary>What may be kept is labelled with the state of before it was read: read again where something changed meanwhile, never the other way about.</summary>
    private async Task<List<Fact>> FactsAsync(Db db, long[] ids)
    {
        var changes = database.ThreadChanges;
        var kept = Volatile.Read(ref _kept);
        if (kept.Changes != changes || kept.Facts.Count > Most || database.Dialect is Dialect.Postgres) Volatile.Write(ref _kept, kept = new(changes));
        var missing = ids.Where(id => !kept.Facts.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
        {
            foreach (var fact in await ReadAsync(db, missing)) kept.Facts[fact.Row.Id] = fact;
        }
        return [.. ids.Select(id => kept.Facts.GetValueOrDefault(id)).OfType<Fact>()];
    }

    private static async Task<IEnumerable<Fact>> ReadAsync(Db db, long[] ids)
    {
        var rows = await db.ListAsync<ThreadRow>($"select {ThreadRow.Columns} from {ThreadRow.From} where t.id in @ids", ThreadRow.Args(Member.Nobody, new { ids }));
        var facts = (await db.ListAsync<Facts>("""
            select t.id, t.author_id, coalesce((select string_agg(cast(p.number as text), ' ') from posts p where p.thread_id = t.id and p.deleted_at is not null), '') as deleted
            from threads t where t.id in @ids
            """, new { ids })).ToDictionary(f => f.Id);
        return rows.Select(row => new Fact(row, facts[row.Id].AuthorId, [.. facts[row.Id].Deleted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, CultureInfo.InvariantCulture))]));
    }
}
