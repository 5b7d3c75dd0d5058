using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>What of the library is asked for.</summary>
/// <param name="Kind">one that <see cref="ListLibrary.Kinds"/> holds</param>
/// <param name="Words">all of them stand in its title, its message or its sheet, in whatever form of theirs</param>
/// <param name="Facet">the answer to its kind’s <see cref="SheetKind.Facet"/></param>
/// <param name="Around">what stands in « Tout le Québec » counts for the region too</param>
public sealed record LibraryFilter(ThreadKind Kind, long? RegionId = null, long? ThemeId = null, string Words = "", string Facet = "", bool Around = false)
{
    public bool IsEmpty => RegionId is null && ThemeId is null && Words.Length == 0 && Facet.Length == 0;
}

/// <summary>The library: tools and what else is kept to be found again, the newest or the most taken first, that this reader may read; by key. Private threads are in none of its lists.</summary>
[UseCase]
public sealed class ListLibrary(Database database)
{
    public const int PageSize = 24;

    public const int MaxWords = 100;

    public static IReadOnlyList<ThreadKind> Kinds { get; } = [ThreadKind.Tool, ThreadKind.Resource, ThreadKind.Study];

    /// <param name="MostTaken">the most downloaded first, else the newest</param>
    public sealed record Command(Member Reader, LibraryFilter Filter, bool MostTaken, LibraryKey After, int Size = PageSize);

    /// <param name="Next">where the next page begins; null at the end</param>
    public sealed record Page(IReadOnlyList<LibraryEntry> Entries, LibraryKey? Next);

    public async Task<Page> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (filter, reader) = (command.Filter, command.Reader);
        var order = command.MostTaken ? "t.downloads" : "t.created_at";
        var words = Matches.Holding(db.Dialect, filter.Words);
        var found = await db.ListAsync<LibraryEntry>($"""
            select {LibraryEntry.Columns} from {LibraryEntry.From}
            where t.kind = '{filter.Kind}' and t.kind in ('Tool', 'Resource', 'Study') and p.deleted_at is null and t.audience <> 'People'
                and {Where(filter)} and {words?.Where ?? "true"} and {Readers.MayRead} and ({order}, t.id) < (@Value, @ThreadId)
            order by {order} desc, t.id desc limit @most
            """, ThreadRow.Args(reader, new { region = filter.RegionId, theme = filter.ThemeId, facet = filter.Facet, everywhere = Region.AllQuebec, query = words?.Query ?? "", command.After.Value, command.After.ThreadId, most = command.Size + 1L }));
        var shown = found.Take(command.Size).ToList();
        var last = found.Count > command.Size ? shown[^1] : null;
        return new(await CompleteAsync(db, reader, shown), last is null ? null : new(command.MostTaken ? last.Downloads : last.CreatedAt.ToUnixTimeMilliseconds(), last.ThreadId));
    }

    private static string Where(LibraryFilter filter) => string.Concat(
        "t.removed_at is null",
        filter.RegionId is null ? "" : $" and exists (select 1 from thread_places place where place.thread_id = t.id and place.region_id in ({(filter.Around ? "@region, @everywhere" : "@region")}))",
        filter.ThemeId is null ? "" : " and exists (select 1 from thread_places place where place.thread_id = t.id and place.theme_id = @theme)",
        filter.Facet.Length == 0 ? "" : " and s.facet = @facet");

    private static async Task<IReadOnlyList<LibraryEntry>> CompleteAsync(Db db, Member reader, List<LibraryEntry> entries)
    {
        if (entries.Count == 0) return [];
        var sheets = await SheetRows.OfAsync(db, [.. entries.Where(e => e.HasSheet).Select(e => e.PostId)]);
        var origins = (await ToolOrigins.OfAsync(db, reader, [.. entries.Select(e => e.PostId)])).ToDictionary(o => o.OfPostId);
        return entries.ConvertAll(e => e with { Sheet = sheets.GetValueOrDefault(e.PostId), Origin = origins.GetValueOrDefault(e.PostId) });
    }
}
