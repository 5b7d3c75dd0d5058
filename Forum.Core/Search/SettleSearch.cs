using Forum.Core.Data;

namespace Forum.Core.Search;

/// <summary>Lets the search index forget for good what was taken out of it: SQLite's keeps the terms of removed rows until its parts are merged. Done in short writes, so that nobody waits; PostgreSQL's goes with its table (<see cref="Database.SettleAsync"/>).</summary>
[UseCase]
public sealed class SettleSearch(Database database)
{
    /// <summary>Pages merged in one write.</summary>
    private const int Pages = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        if (database.Dialect is Dialect.Postgres) return;
        // a negative number begins the merge of all parts into one (SQLite, FTS5 §6.9)
        for (var pages = -Pages; ; pages = Pages)
        {
            var merged = await database.WriteAsync<long>(async db =>
            {
                var before = await db.OneAsync<long>("select total_changes() as changes");
                await db.RunAsync("insert into search_posts (search_posts, rank) values ('merge', @pages)", new { pages = (long)pages });
                return await db.OneAsync<long>("select total_changes() as changes") - before;
            }, ct);
            // the statement itself is one change: without another there was nothing left to merge
            if (merged.Value < 2) return;
        }
    }
}
