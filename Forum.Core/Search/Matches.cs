using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Search;

/// <summary>A post that holds what was asked.</summary>
/// <param name="Score">the higher the better; comparable only within one answer</param>
internal sealed record Match(long PostId, long ThreadId, long Number, double Score);

/// <summary>Posts by their terms: of what this reader may read, at most the latest <see cref="Most"/>, so that a common word costs no more on a large forum.</summary>
internal static partial class Matches
{
    public const int Most = 500;

    /// <summary>Posts that hold every term; where there are none, posts that hold any.</summary>
    public static async Task<List<Match>> OfAllElseAnyAsync(Db db, Member reader, IReadOnlyList<string> terms)
    {
        var all = await OfAsync(db, reader, terms, all: true);
        return all.Count > 0 || terms.Count < 2 ? all : await OfAsync(db, reader, terms, all: false);
    }

    public static Task<List<Match>> OfAnyAsync(Db db, Member reader, IReadOnlyList<string> terms) => OfAsync(db, reader, terms, all: false);

    private static Task<List<Match>> OfAsync(Db db, Member reader, IReadOnlyList<string> terms, bool all)
    {
        if (terms.Count == 0) return Task.FromResult(new List<Match>());
        return db.Dialect is Dialect.Sqlite ? OfSqliteAsync(db, reader, terms, all) : OfPostgresAsync(db, reader, terms, all);
    }
}
