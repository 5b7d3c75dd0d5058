using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>Deadlines and meetings between two moments, in their order, that this reader may read; by key.</summary>
[UseCase]
public sealed class ListAgenda(Database database)
{
    public const int PageSize = 30;

    /// <summary>Days of a month’s page: more are on the next one.</summary>
    public const int MostInMonth = 300;

    /// <param name="From">what is over by then is left out: a meeting stays until its end, a deadline until it has passed</param>
    /// <param name="Until">null: without end</param>
    /// <param name="After">the last of the page before; null at the beginning</param>
    public sealed record Command(Member Reader, AgendaFilter Filter, DateTimeOffset From, DateTimeOffset? Until, AgendaKey? After = null, int Size = PageSize);

    public sealed record Page(IReadOnlyList<AgendaEntry> Entries, AgendaKey? Next);

    public async Task<Page> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var after = command.After ?? new(DateTimeOffset.MinValue.ToUniversalTime(), 0, 0);
        var entries = await db.ListAsync<AgendaEntry>($"""
            select {AgendaEntry.Columns} from {AgendaEntry.From}
            where coalesce(d.ends_at, d.starts_at) >= @from and d.starts_at < @until and (d.starts_at, d.post_id, d.key) > (@At, @PostId, @Key)
                and d.cancelled_at is null and p.deleted_at is null and {command.Filter.Where} and {Readers.MayRead}
            order by d.starts_at, d.post_id, d.key limit @take
            """, command.Filter.Args(command.Reader, new { from = command.From, until = command.Until ?? DateTimeOffset.MaxValue.AddDays(-1), after.At, after.PostId, after.Key, take = (long)command.Size + 1 }));
        var shown = entries.Take(command.Size).ToList();
        return new(shown, entries.Count > command.Size ? new(shown[^1].StartsAt, shown[^1].PostId, shown[^1].Key) : null);
    }
}

/// <summary>A place in the agenda, in addresses « 1767225600000-12-1 ».</summary>
public sealed record AgendaKey(DateTimeOffset At, long PostId, long Key)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}-{PostId}-{Key}");

    /// <summary>Null where the address holds none, or none of ours.</summary>
    public static AgendaKey? Parse(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts.Length == 3 && Number(parts[0]) is { } at && at <= 4_102_444_800_000 && Number(parts[1]) is { } post && Number(parts[2]) is { } key ? new(DateTimeOffset.FromUnixTimeMilliseconds(at), post, key) : null;
    }

    private static long? Number(string text) => long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
