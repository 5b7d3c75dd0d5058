using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Posts;

/// <summary>A place that was there before links between threads were kept (migration 0038) gets those of its older messages at its first start since: once, as part of the upgrade.</summary>
[UseCase]
public sealed class FillPostLinks(Database database)
{
    private const string Filled = "links.filled";

    public async Task RunAsync(CancellationToken ct)
    {
        await using (var db = await database.ReadAsync(ct))
        {
            if (await db.FindAsync<string>("select value from settings where name = @Filled", new { Filled }) is not null) return;
        }
        await foreach (var _ in new PostLinkRows(database).RunAsync(repair: true, ct)) { }
        await database.WriteAsync<Done>(async db =>
        {
            await SiteSettings.SetAsync(db, Filled, "yes");
            return default(Done);
        }, ct);
    }
}
