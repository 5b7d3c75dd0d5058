using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Search;

/// <summary>A post that holds what was asked.</summary>
/// <param name="Score">the higher the better; comparable only within one answer</param>
internal sealed record Match(long PostId, long ThreadId, long Number, double Score);

/// <summary>Posts by phrases of terms, among those this reader may read: the latest <see cref="Most"/>, so that a common word costs no more on a large forum.</summary>
internal static partial class Matches
{
    public const int Most = 500;

    /// <summary>Posts that hold every term.</summary>
    public static Task<List<Match>> OfAllAsync(Db db, Member reader, IReadOnlyList<string> terms) => OfAsync(db, reader, new(Alone(terms), All: true));

    /// <summary>Posts that hold any of the terms.</summary>
    public static Task<List<Match>> OfAnyAsync(Db db, Member reader, IReadOnlyList<string> terms) => OfAsync(db, reader, new(Alone(terms), All: false));

    /// <summary>Posts that hold any of the phrases.</summary>
    public static Task<List<Match>> OfPhrasesAsync(Db db, Member reader, IReadOnlyList<IReadOnlyList<string>> phrases) => OfAsync(db, reader, new(phrases, All: false));

    /// <summary>Every post of these threads that holds the terms or one of the phrases, unscored: for words so common that the latest posts do not say enough.</summary>
    public static async Task<List<Match>> WithinAsync(Db db, long[] threadIds, Wanted wanted)
    {
        if (threadIds.Length == 0) return [];
        var found = await WithinAsync(db, threadIds, new Expression(Alone(wanted.Terms), All: true));
        return wanted.Others.Count == 0 ? found : [.. found.Concat(await WithinAsync(db, threadIds, new Expression(wanted.Others, All: false))).DistinctBy(match => match.PostId)];
    }

    /// <summary>The latest posts that every member may read, and this reader too, with any of the terms.</summary>
    public static Task<List<long>> SharedAsync(Db db, Member reader, IReadOnlyList<string> terms, int most)
    {
        var args = ThreadRow.Args(reader, new { most = (long)most });
        return db.Dialect is Dialect.Sqlite ? SharedSqliteAsync(db, new(Alone(terms), All: false), args) : SharedPostgresAsync(db, new(Alone(terms), All: false), args);
    }

    /// <summary>For lists that are cut by words: SQL over the alias <c>p</c> of posts that hold them all, and its parameter <c>@query</c>. Null where nothing is asked.</summary>
    public static (string Where, string Query)? Holding(Dialect dialect, string words)
    {
        if (Terms.Query(words) is not { Count: > 0 } terms) return null;
        var expression = new Expression(Alone(terms), All: true);
        return dialect is Dialect.Sqlite ? (HoldingSqlite, Sqlite(expression)) : (HoldingPostgres, Postgres(expression));
    }

    /// <summary>Phrases of terms; a term holds only letters and digits, so that nothing in it can end a quote or be an operator.</summary>
    private sealed record Expression(IReadOnlyList<IReadOnlyList<string>> Phrases, bool All);

    private static List<IReadOnlyList<string>> Alone(IReadOnlyList<string> terms) => [.. terms.Select(term => (IReadOnlyList<string>)[term])];

    private static Task<List<Match>> OfAsync(Db db, Member reader, Expression expression)
    {
        if (expression.Phrases.Count == 0) return Task.FromResult(new List<Match>());
        return db.Dialect is Dialect.Sqlite ? OfSqliteAsync(db, reader, expression) : OfPostgresAsync(db, reader, expression);
    }

    private static Task<List<Match>> WithinAsync(Db db, long[] threadIds, Expression expression) =>
        db.Dialect is Dialect.Sqlite ? WithinSqliteAsync(db, threadIds, expression) : WithinPostgresAsync(db, threadIds, expression);
}
