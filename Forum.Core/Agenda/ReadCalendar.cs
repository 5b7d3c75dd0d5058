using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>The agenda for a calendar program: what is to come, what was over lately, and what was called off, which it must be told (RFC 5545, STATUS:CANCELLED).</summary>
[UseCase]
public sealed class ReadCalendar(Database database, TimeProvider clock)
{
    public const int Most = 500;

    /// <summary>So long what is over, or called off, stays: a calendar that asks once a month still learns of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(45);

    public async Task<IReadOnlyList<AgendaEntry>> RunAsync(Member reader, AgendaFilter filter, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<AgendaEntry>($"""
            select {AgendaEntry.Columns} from {AgendaEntry.From}
            where d.starts_at >= @from and {filter.Where} and {Readers.MayRead}
            order by d.starts_at, d.post_id, d.key limit @most
            """, filter.Args(reader, new { from = clock.GetUtcNow() - Kept, most = (long)Most }));
    }

    /// <summary>All days of one thread’s opening message. 404 as the thread itself.</summary>
    public async Task<Outcome<IReadOnlyList<AgendaEntry>>> OfThreadAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var entries = await db.ListAsync<AgendaEntry>($"select {AgendaEntry.Columns} from {AgendaEntry.From} where t.id = @threadId and p.number = 1 and p.deleted_at is null and {Readers.MayRead} order by d.starts_at, d.key",
            ThreadRow.Args(reader, new { threadId }));
        return entries.Count == 0 ? Refusal.NotFound : entries;
    }
}
