using System.Runtime.CompilerServices;
using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Search;

internal sealed partial class SearchRows
{
    private const string ExtraPostgres = """
        select s.post_id from search_posts s
        where s.post_id > @after and not exists (select 1 from posts p where p.id = s.post_id and p.deleted_at is null)
        order by s.post_id limit @most
        """;

    private sealed record Differing(long Id, bool Missing);

    private static async IAsyncEnumerable<List<Fault>> ComparePostgresAsync(Db db, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var range in IdRange.All.StepsAsync(db, "posts", Step, ct))
        {
            var posts = (await PostsAsync(db, range)).ToDictionary(p => p.Id);
            var differing = await db.ListAsync<Differing>("""
                select w.id, s.post_id is null as missing
                from unnest(@ids, @titles, @bodies) as w (id, title, body) left join search_posts s on s.post_id = w.id
                where s.post_id is null or s.title <> to_tsvector('simple', w.title) or s.body <> to_tsvector('simple', w.body)
                order by w.id
                """, new { ids = posts.Keys.ToArray(), titles = posts.Values.Select(p => p.TitleTerms).ToArray(), bodies = posts.Values.Select(p => p.BodyTerms).ToArray() });
            yield return [.. differing.Select(d => new Fault(posts[d.Id], d.Missing))];
        }
    }
}
