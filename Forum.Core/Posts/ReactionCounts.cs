using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>How often a post was thanked, and how many have the same question. A mended post gets a new version: pages that are kept show it again.</summary>
internal sealed class ReactionCounts(Database database) : Recount(database, "posts", held: "threads")
{
    private const string Merci = "(select count(*) from reactions r where r.post_id = posts.id and r.kind = 'Merci')";
    private const string MeToo = "(select count(*) from reactions r where r.post_id = posts.id and r.kind = 'MeToo')";

    private sealed record Row(long Id, long ThreadId, long Number, long Merci, long TrueMerci, long MeToo, long TrueMeToo);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>($"""
        select id, thread_id, number, merci_count as merci, {Merci} as true_merci, me_too_count as me_too, {MeToo} as true_me_too
        from posts where id between @From and @To order by id
        """, range)).SelectMany(Differences)];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var threadId in await db.ListAsync<long>("select distinct thread_id from posts where id in @ids order by thread_id", new { ids }))
        {
            var version = await ThreadActivity.TouchAsync(db, threadId);
            await db.RunAsync($"update posts set merci_count = {Merci}, me_too_count = {MeToo}, version = @version where thread_id = @threadId and id in @ids", new { version, threadId, ids });
        }
    }

    private static IEnumerable<Difference> Differences(Row row)
    {
        if (row.Merci != row.TrueMerci) yield return new(row.Id, new("doctor.merci", row.ThreadId, row.Number, row.Merci, row.TrueMerci));
        if (row.MeToo != row.TrueMeToo) yield return new(row.Id, new("doctor.me_too", row.ThreadId, row.Number, row.MeToo, row.TrueMeToo));
    }
}
