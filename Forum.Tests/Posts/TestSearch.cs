using Forum.Core.Data;
using Forum.Core.Search;

namespace Forum.Tests.Posts;

/// <summary>Looks into the search rows as they are stored.</summary>
internal static class TestSearch
{
    /// <summary>How many posts of a thread hold a word.</summary>
    public static Task<long> FindAsync(Db db, string word, long threadId)
    {
        var term = Terms.Of(word);
        return db.Dialect is Dialect.Sqlite
            ? db.OneAsync<long>("select count(*) from search_posts s join posts p on p.id = s.rowid where search_posts match @term and p.thread_id = @threadId", new { term, threadId })
            : db.OneAsync<long>("select count(*) from search_posts s join posts p on p.id = s.post_id where (s.title || s.body) @@ to_tsquery('simple', @term) and p.thread_id = @threadId", new { term, threadId });
    }
}
