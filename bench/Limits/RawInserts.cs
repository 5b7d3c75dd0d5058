using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Forum.Limits;

/// <summary>Inserts post rows and their search rows into the forum's own schema, sixteen a commit, each commit synced (FULL): how many durable posts this disk and SQLite can take.</summary>
internal static class RawInserts
{
    private const int Together = 16;
    private static readonly string Body = string.Concat(Enumerable.Repeat("Le lundi ouvre maintenant par un déjeuner préparé par deux jeunes. ", 7));

    public static int Run(string file, int seconds)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory; pragma mmap_size = 268435456");
        var (thread, author) = (Scalar(connection, "select max(id) from threads"), Scalar(connection, "select max(id) from members"));
        var number = Scalar(connection, $"select max(number) from posts where thread_id = {thread}");
        using var post = connection.CreateCommand();
        post.CommandText = """
            insert into posts (thread_id, number, author_id, body, html, renderer, lang, submission_id, created_at, version) values ($thread, $number, $author, $body, $html, 1, 'fr', $submission, 1, $number) returning id
            """;
        using var search = connection.CreateCommand();
        search.CommandText = "insert into search_posts (rowid, title, body) values ($id, '', $body)";
        var count = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            (post.Transaction, search.Transaction) = (transaction, transaction);
            for (var i = 0; i < Together; i++, count++)
            {
                var id = (long)Run(post, ("$thread", thread), ("$number", ++number), ("$author", author), ("$body", Body), ("$html", "<p>" + Body + "</p>"), ("$submission", Guid.NewGuid().ToString()));
                Run(search, ("$id", id), ("$body", Body));
            }
            transaction.Commit();
        }
        Console.WriteLine(FormattableString.Invariant($"{count / clock.Elapsed.TotalSeconds:0.0}"));
        return 0;
    }

    private static object Run(SqliteCommand command, params (string Name, object Value)[] values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command.ExecuteScalar() ?? 0L;
    }

    private static long Scalar(SqliteConnection connection, string sql) { using var c = connection.CreateCommand(); c.CommandText = sql; return (long)c.ExecuteScalar()!; }

    private static void Execute(SqliteConnection connection, string sql) { using var c = connection.CreateCommand(); c.CommandText = sql; c.ExecuteNonQuery(); }
}
