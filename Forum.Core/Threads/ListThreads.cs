using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>Threads of all Québec, of a region, of a theme, or of the cell of both, the latest activity first.</summary>
[UseCase]
public sealed class ListThreads(Database database, ThreadRows rows)
{
    /// <param name="RegionId">null: every region</param>
    /// <param name="ThemeId">null: every theme</param>
    public sealed record Command(Member Reader, long? RegionId, long? ThemeId, ThreadKey Before, int Size = ThreadList.PageSize);

    public async Task<ThreadList> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (reader, region, theme, before, size) = command;
        var found = (region, theme) switch
        {
            (null, null) => await ThreadList.EverywhereAsync(db, reader, before, size),
            (not null, null) => await ThreadList.RangeAsync(db, reader, ThreadList.InRegion, (region, null), before, size),
            (null, not null) => await ThreadList.RangeAsync(db, reader, ThreadList.InTheme, (null, theme), before, size),
            _ => await ThreadList.RangeAsync(db, reader, ThreadList.InCell, (region, theme), before, size),
        };
        return await ThreadList.ReadAsync(rows, db, reader, found, size);
    }
}
