using System.Runtime.CompilerServices;
using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Search;

internal sealed partial class SearchRows
{
    /// <summary>Posts whose fingerprints are held at once (some 40 MB): one walk through the index each.</summary>
    private const int Walk = 1_000_000;

    private const string ExtraSqlite = """
        select s.id from search_posts_docsize s
        where s.id > @after and not exists (select 1 from posts p where p.id = s.id and p.deleted_at is null)
        order by s.id limit @most
        """;

    private sealed record Place(string Term, long Doc, string Col, long Offset);

    /// <summary>The index keeps the places of terms and no rows: those of a post make one number, compared with that of an index made today of a few posts.</summary>
    private static async IAsyncEnumerable<List<Fault>> CompareSqliteAsync(Db db, [EnumeratorCancellation] CancellationToken ct)
    {
        // in memory, and gone with this transaction
        await db.RunAsync("create virtual table temp.stored_terms using fts5vocab(main, search_posts, instance)");
        await db.RunAsync("create virtual table temp.today using fts5 (title, body, content = '', tokenize = \"unicode61 remove_diacritics 0\")");
        await db.RunAsync("create virtual table temp.today_terms using fts5vocab(temp, today, instance)");
        await foreach (var walk in IdRange.All.StepsAsync(db, "posts", Walk, ct))
        {
            var stored = await PrintsAsync(db, "select term, doc, col, \"offset\" from stored_terms where doc between @From and @To", walk);
            await foreach (var range in walk.StepsAsync(db, "posts", Step, ct)) yield return await CompareSqliteAsync(db, range, stored);
        }
    }

    private static async Task<List<Fault>> CompareSqliteAsync(Db db, IdRange range, Dictionary<long, ulong> stored)
    {
        var posts = await PostsAsync(db, range);
        var rows = (await db.ListAsync<long>("select id from search_posts_docsize where id between @From and @To", range)).ToHashSet();
        await db.RunAsync("insert into today (today) values ('delete-all')");
        foreach (var post in posts) await db.RunAsync("insert into today (rowid, title, body) values (@Id, @TitleTerms, @BodyTerms)", new { post.Id, post.TitleTerms, post.BodyTerms });
        var wanted = await PrintsAsync(db, "select term, doc, col, \"offset\" from today_terms", null);
        return [.. posts.Where(p => !rows.Contains(p.Id) || stored.GetValueOrDefault(p.Id) != wanted.GetValueOrDefault(p.Id)).Select(p => new Fault(p, !rows.Contains(p.Id)))];
    }

    /// <summary>By post, a number that every term makes with its column and place, whatever the order they come in.</summary>
    private static async Task<Dictionary<long, ulong>> PrintsAsync(Db db, string sql, object? args)
    {
        Dictionary<long, ulong> prints = [];
        var (term, hash) = ("", 0UL);
        await db.EachAsync<Place>(sql, args, place =>
        {
            // the index is walked term by term
            if (place.Term != term) (term, hash) = (place.Term, HashOf(place.Term));
            prints[place.Doc] = prints.GetValueOrDefault(place.Doc) + Mix(hash ^ Mix((ulong)place.Offset * 2 + (place.Col == "title" ? 1UL : 0UL)));
        });
        return prints;
    }

    // FNV-1a
    private static ulong HashOf(string term)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in term) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    // the last step of splitmix64: every bit of the place counts in every bit of the sum
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
