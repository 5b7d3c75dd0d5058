using System.Data.Common;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forum.Tests.Doctor;

/// <summary>The doctor's look at a test's store, and the hand that spoils it: past the program, as a tool or a fault would.</summary>
internal static class Examination
{
    public static async Task<List<Finding>> OfAsync(ForumApp app, bool repair = false)
    {
        List<Finding> found = [];
        await foreach (var finding in app.Get<ExamineStore>().RunAsync(repair, default)) found.Add(finding);
        return found;
    }

    /// <summary>Runs SQL on a connection that no foreign key stops.</summary>
    public static async Task SpoilAsync(ForumApp app, string sql)
    {
        var store = app.Get<Database>();
        await using DbConnection connection = store.Dialect is Dialect.Postgres ? new NpgsqlConnection(store.ConnectionString) : new SqliteConnection(store.ConnectionString + ";Foreign Keys=False;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = (store.Dialect is Dialect.Postgres ? "set session_replication_role = replica; " : "") + sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.Not.Zero, sql);
        if (store.Dialect is not Dialect.Postgres) return;
        command.CommandText = "set session_replication_role = origin";
        await command.ExecuteNonQueryAsync();
    }
}
