using System.Data;
using System.Security.Cryptography;
using System.Text;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace Forum.Core.Data;

/// <summary>DbUp's own journal keeps names only, so it cannot see a changed script; this one keeps the hash, written in the script's transaction.</summary>
internal sealed class MigrationJournal(Func<IConnectionManager> connections) : IJournal
{
    public Dictionary<string, string> Done { get; } = [];

    public string[] GetExecutedScripts() => connections().ExecuteCommandsWithManagedConnection(newCommand =>
    {
        EnsureTableExistsAndIsLatestVersion(newCommand);
        using var command = newCommand();
        command.CommandText = "select name, hash from migrations";
        using var rows = command.ExecuteReader();
        while (rows.Read()) Done[rows.GetString(0)] = rows.GetString(1);
        return Done.Keys.ToArray();
    });

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = "insert into migrations (name, hash, applied_at) values (@name, @hash, @at)";
        foreach (var (name, value) in new (string, object)[] { ("name", script.Name), ("hash", Hash(script.Contents)), ("at", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = "create table if not exists migrations (name text primary key, hash text not null, applied_at bigint not null)";
        command.ExecuteNonQuery();
    }

    internal static string Hash(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}
