using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>A deadline or a meeting, as the agenda shows it.</summary>
/// <param name="RegionId">of its thread</param>
/// <param name="OnlyRegionId">for whom this day is, where it is for one region; null: for everybody</param>
/// <param name="Fields">JSON of the sheet</param>
/// <param name="Gone">called off, or its message was taken back: calendars are told, pages do not show it</param>
public sealed record AgendaEntry(
    long PostId, long Key, long ThreadId, ThreadKind Kind, string Title, string Slug, string Lang, long RegionId, long ThemeId, long? OnlyRegionId,
    DateTimeOffset StartsAt, DateTimeOffset? EndsAt, bool HasHour, string Zone, long Sequence, bool Gone, string Fields, DateTimeOffset ChangedAt)
{
    public string Url => $"/fils/{ThreadId}/{Slug}";

    public SheetDate Date => new(Key, OnlyRegionId, StartsAt, EndsAt, HasHour, Zone, Sequence, null);

    public string this[string field] => Sheet.Parse(Fields).GetValueOrDefault(field, "");

    internal const string Columns = """
        d.post_id, d.key, t.id as thread_id, s.kind, t.title, t.slug, t.lang, t.region_id, t.theme_id, d.region_id as only_region_id,
        d.starts_at, d.ends_at, d.has_hour, d.zone, d.sequence + (case when p.deleted_at is null then 0 else 1 end) as sequence,
        case when d.cancelled_at is null and p.deleted_at is null then false else true end as gone, s.fields,
        case when p.deleted_at > s.changed_at then p.deleted_at else s.changed_at end as changed_at
        """;

    /// <summary>Goes with <see cref="Readers.MayRead"/>.</summary>
    internal const string From = "sheet_dates d join sheets s on s.post_id = d.post_id join posts p on p.id = d.post_id join threads t on t.id = p.thread_id";
}

/// <summary>What of the agenda is asked for.</summary>
/// <param name="RegionId">this region’s own, and what is for all of Québec; null: every region</param>
/// <param name="Kind">null: every kind</param>
public sealed record AgendaFilter(long? RegionId = null, long? ThemeId = null, ThreadKind? Kind = null)
{
    /// <summary>SQL over the aliases of <see cref="AgendaEntry.From"/>; wants <see cref="Args"/>. Private threads are in no agenda but their own page’s.</summary>
    internal string Where => string.Concat(
        "t.audience <> 'People'",
        RegionId is null ? "" : " and (d.region_id = @region or (d.region_id is null and exists (select 1 from thread_places place where place.thread_id = t.id and place.region_id in (@region, @everywhere))))",
        ThemeId is null ? "" : " and exists (select 1 from thread_places place where place.thread_id = t.id and place.theme_id = @theme)",
        Kind is null ? "" : " and s.kind = @kind");

    internal Args Args(Member reader, object more) => new(ThreadRow.Args(reader, more), new { region = RegionId ?? 0, everywhere = Region.AllQuebec, theme = ThemeId ?? 0, kind = Kind?.ToString() ?? "" });
}
