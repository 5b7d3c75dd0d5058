using Forum.Core.Data;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>The rows of sheets, written in the transaction of their cause.</summary>
internal static class SheetRows
{
    private sealed record Date(long PostId, long Key, long? RegionId, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, bool HasHour, string Zone, long Sequence, DateTimeOffset? CancelledAt);

    private sealed record Row(long PostId, string Kind, string Fields, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, DateTimeOffset? StaleAt, DateTimeOffset? OutdatedAt);

    /// <summary>The sheets of these messages, those that have one; the caller has checked the right to read them.</summary>
    public static async Task<Dictionary<long, Sheet>> OfAsync(Db db, IReadOnlyCollection<long> postIds)
    {
        if (postIds.Count == 0) return [];
        var ids = postIds.ToArray();
        var rows = await db.ListAsync<Row>("select post_id, kind, fields, changed_at, ended_at, stale_at, outdated_at from sheets where post_id in @ids", new { ids });
        if (rows.Count == 0) return [];
        var dates = (await db.ListAsync<Date>("select post_id, key, region_id, starts_at, ends_at, has_hour, zone, sequence, cancelled_at from sheet_dates where post_id in @ids order by starts_at, key", new { ids })).ToLookup(d => d.PostId);
        return rows.ToDictionary(r => r.PostId, r => new Sheet(Enum.Parse<ThreadKind>(r.Kind), Sheet.Parse(r.Fields),
            [.. dates[r.PostId].Select(d => new SheetDate(d.Key, d.RegionId, d.StartsAt, d.EndsAt, d.HasHour, d.Zone, d.Sequence, d.CancelledAt))], r.ChangedAt, r.EndedAt, r.StaleAt, r.OutdatedAt));
    }

    /// <summary>What of a message’s sheet is searched with it; empty where it has none.</summary>
    public static async Task<string> SearchTextAsync(Db db, long postId) => await db.FindAsync<string>("select fields from sheets where post_id = @postId", new { postId }) is { } fields ? Sheet.SearchText(Sheet.Parse(fields)) : "";

    /// <summary>Writes a sheet anew, beside its message: days keep their keys, one that is left out is called off and stays for calendars. Readers get the message again by the caller.</summary>
    public static async Task WriteAsync(Db db, long postId, SheetDraft draft, long by, DateTimeOffset now)
    {
        var fields = draft.Fields;
        if (draft.Kind.Recheck) fields[SheetKind.Verified] = Formats.NumericDate(now, Zones.Place);
        await db.RunAsync("""
            insert into sheets (post_id, kind, fields, facet, changed_at, changed_by) values (@postId, @kind, @fields, @facet, @now, @by)
            on conflict (post_id) do update set kind = excluded.kind, fields = excluded.fields, facet = excluded.facet, changed_at = excluded.changed_at, changed_by = excluded.changed_by, stale_at = null, outdated_at = null, outdated_by = null
            """, new { postId, kind = draft.Kind.Kind.ToString(), fields = Sheet.Write(fields), facet = draft.Facet, now, by });
        await WriteDatesAsync(db, postId, draft.Dates, now);
        await db.RunAsync($"update sheets set ended_at = case when {IsOver} then @now else null end where post_id = @postId", new { postId, now });
    }

    /// <summary>Somebody says that it holds no longer.</summary>
    public static Task DoubtAsync(Db db, long postId, long by, DateTimeOffset now) => db.RunAsync("update sheets set outdated_at = @now, outdated_by = @by where post_id = @postId", new { postId, by, now });

    /// <summary>Somebody says that it holds: nothing of it is changed but its date.</summary>
    public static Task ConfirmAsync(Db db, long postId, Sheet sheet, long by, DateTimeOffset now) => db.RunAsync("""
        update sheets set fields = @fields, changed_at = @now, changed_by = @by, stale_at = null, outdated_at = null, outdated_by = null where post_id = @postId
        """, new { postId, by, now, fields = Sheet.Write(new Dictionary<string, string>(sheet.Fields) { [SheetKind.Verified] = Formats.NumericDate(now, Zones.Place) }) });

    /// <summary>Over the table sheets: it has days that stand, and the last of them is over at <c>@now</c>.</summary>
    internal const string IsOver = """
        (exists (select 1 from sheet_dates d where d.post_id = sheets.post_id and d.cancelled_at is null)
            and not exists (select 1 from sheet_dates d where d.post_id = sheets.post_id and d.cancelled_at is null and coalesce(d.ends_at, d.starts_at) >= @now))
        """;

    private static async Task WriteDatesAsync(Db db, long postId, List<SheetDate> dates, DateTimeOffset now)
    {
        var known = (await OfAsync(db, [postId])).GetValueOrDefault(postId)?.Dates ?? [];
        var next = known.Select(d => d.Key).DefaultIfEmpty(0).Max();
        HashSet<long> kept = [];
        foreach (var date in dates)
        {
            var was = known.FirstOrDefault(d => d.Key == date.Key && d.CancelledAt is null && !kept.Contains(d.Key));
            var key = was?.Key ?? ++next;
            kept.Add(key);
            if (was is not null && was with { Sequence = 0 } == date with { Key = key }) continue;
            await db.RunAsync("""
                insert into sheet_dates (post_id, key, region_id, starts_at, ends_at, has_hour, zone, sequence) values (@postId, @key, @RegionId, @StartsAt, @EndsAt, @HasHour, @Zone, 0)
                on conflict (post_id, key) do update set region_id = excluded.region_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at, has_hour = excluded.has_hour, zone = excluded.zone,
                    sequence = sheet_dates.sequence + 1
                """, new { postId, key, date.RegionId, date.StartsAt, date.EndsAt, date.HasHour, date.Zone });
        }
        foreach (var gone in known.Where(d => d.CancelledAt is null && !kept.Contains(d.Key)))
            await db.RunAsync("update sheet_dates set cancelled_at = @now, sequence = sequence + 1 where post_id = @postId and key = @Key", new { now, postId, gone.Key });
    }

    /// <summary>Of the messages of somebody who is forgotten with her words; and that she said of another’s that it holds no longer.</summary>
    public static async Task EraseAsync(Db db, long authorId)
    {
        await db.RunAsync("delete from sheets where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null)", new { authorId });
        await db.RunAsync("update sheets set outdated_by = null where outdated_by = @authorId", new { authorId });
    }

    /// <summary>The words of a sheet, changed where somebody’s name stood.</summary>
    public static Task RewriteAsync(Db db, long postId, IReadOnlyDictionary<string, string> fields) => db.RunAsync("update sheets set fields = @fields where post_id = @postId", new { postId, fields = Sheet.Write(fields) });
}
