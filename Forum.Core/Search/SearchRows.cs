using System.Runtime.CompilerServices;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Sheets;

namespace Forum.Core.Search;

/// <summary>
/// Every post that stands has its search row, no other has one, and each row holds what <see cref="Terms"/> would write today: rows of an older analysis are written anew.
/// The index answers for one moment, some posts at a time.
/// </summary>
internal sealed partial class SearchRows(Database database) : ICheck
{
    /// <summary>Posts compared at once, and rows written in one transaction.</summary>
    private const int Step = 200;

    private sealed record Post(long Id, long ThreadId, long Number, string Title, string Html, string Fields)
    {
        public string TitleTerms => Number == 1 ? Terms.Of(Title) : "";

        public string BodyTerms => Terms.Of(SearchIndex.TextOf(Html, Sheet.SearchText(Sheet.Parse(Fields))));
    }

    /// <param name="Missing">there is no row; else it holds other terms</param>
    private sealed record Fault(Post Post, bool Missing);

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.SnapshotAsync(ct);
        await foreach (var faults in db.Dialect is Dialect.Sqlite ? CompareSqliteAsync(db, ct) : ComparePostgresAsync(db, ct))
        {
            if (repair && faults.Count > 0) await MendAsync([.. faults.Select(f => f.Post.Id)], ct);
            foreach (var (post, missing) in faults) yield return new(missing ? "doctor.search_missing" : "doctor.search_other", post.ThreadId, post.Number) { Mended = repair };
        }
        for (var after = long.MinValue; ;)
        {
            var extra = await db.ListAsync<long>(db.Dialect is Dialect.Sqlite ? ExtraSqlite : ExtraPostgres, new { after, most = (long)Step });
            if (extra.Count == 0) break;
            after = extra[^1];
            if (repair) await MendAsync(extra, ct);
            foreach (var id in extra) yield return new("doctor.search_extra", id) { Mended = repair };
        }
    }

    private static Task<List<Post>> PostsAsync(Db db, IdRange range) => db.ListAsync<Post>("""
        select p.id, p.thread_id, p.number, t.title, p.html, coalesce(s.fields, '') as fields from posts p join threads t on t.id = p.thread_id left join sheets s on s.post_id = p.id
        where p.id between @From and @To and p.deleted_at is null order by p.id
        """, range);

    /// <summary>Writes the rows of these posts as they are now, or takes them away where no post stands.</summary>
    private Task MendAsync(IReadOnlyList<long> ids, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await db.HoldAsync("search_posts");
        foreach (var id in ids)
        {
            if (await PostsAsync(db, new(id, id)) is [var post]) await SearchIndex.WriteTermsAsync(db, id, post.TitleTerms, post.BodyTerms);
            else await SearchIndex.RemoveAsync(db, id);
        }
        return default(Done);
    }, ct);
}
