using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Forum.Bench;

/// <summary>Sessions written straight into a store that nobody serves: a thousand sign-ins would cost minutes, as they should.</summary>
internal static class Sessions
{
    /// <summary>A session cookie for every member of the store, by number.</summary>
    public static IReadOnlyList<string> Open(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "forum.db")};Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var now = TimeProvider.System.GetUtcNow();
        List<string> cookies = [];
        foreach (var member in Members(connection))
        {
            var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into sessions (id, member_id, created_at, seen_at, expires_at) values ($id, $member, $now, $now, $end)";
            insert.Parameters.AddWithValue("$id", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
            insert.Parameters.AddWithValue("$member", member);
            insert.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
            insert.Parameters.AddWithValue("$end", now.AddDays(30).ToUnixTimeMilliseconds());
            insert.ExecuteNonQuery();
            cookies.Add($"forum={secret}");
        }
        transaction.Commit();
        return cookies;
    }

    private static List<long> Members(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "select id from members order by id";
        using var rows = select.ExecuteReader();
        List<long> ids = [];
        while (rows.Read()) ids.Add(rows.GetInt64(0));
        return ids;
    }
}
