using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Search;

namespace Forum.Core.Privacy;

/// <summary>After the rows of somebody are gone: no byte of hers is left in the search index, in SQLite's log, or in the folder of files where nothing else holds the same bytes.</summary>
[UseCase]
public sealed class SettleErased(Database database, SettleSearch search, DropBytes files)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await search.RunAsync(ct);
        await files.RunAsync(ct);
        await database.SettleAsync(ct);
    }
}
