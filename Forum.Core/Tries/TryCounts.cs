using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Posts;

namespace Forum.Core.Tries;

/// <summary>How many told that they tried it, and how many groups of how many regions took it up. A mended post gets a new version: pages that are kept show it again.</summary>
internal sealed class TryCounts(Database database) : Recount(database, "posts", held: "threads")
{
    private sealed record Row(long Id, long ThreadId, long Number, long Tries, long TrueTries, long Groups, long TrueGroups, long Regions, long TrueRegions);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>($"""
        select id, thread_id, number, tries, {PostActivity.Tries} as true_tries, tried_groups as groups, {PostActivity.TriedGroups} as true_groups, tried_regions as regions, {PostActivity.TriedRegions} as true_regions
        from posts where id between @From and @To order by id
        """, range)).Where(r => (r.Tries, r.Groups, r.Regions) != (r.TrueTries, r.TrueGroups, r.TrueRegions)).Select(r => new Difference(r.Id, new("doctor.tries", r.ThreadId, r.Number, r.Groups, r.TrueGroups)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            var threadId = await db.OneAsync<long>("select thread_id from posts where id = @id", new { id });
            await PostActivity.CountTriesAsync(db, id, await Threads.ThreadActivity.TouchAsync(db, threadId));
        }
    }
}
