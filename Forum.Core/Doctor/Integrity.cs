using System.Runtime.CompilerServices;
using Forum.Core.Data;
using Microsoft.Data.Sqlite;

namespace Forum.Core.Doctor;

/// <summary>SQLite's own look at its file. Nothing here can mend it: a backup does. PostgreSQL keeps its own watch.</summary>
internal sealed class Integrity(Database database) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        if (database.Dialect is Dialect.Postgres) yield break;
        foreach (var fault in await LookAsync(ct)) yield return new("doctor.integrity", fault);
    }

    private async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await database.SnapshotAsync(ct);
            // FTS5 keeps what it knows of its index on the connection, and its own check does not ask whether another has changed it since: it would call a merged index damaged. A search asks
            if (await db.OneAsync<long>("select count(*) from sqlite_schema where name = 'search_posts'") > 0) await db.ListAsync<long>("select s.rowid from search_posts s where search_posts match 'a' limit 1");
            return [.. (await db.ListAsync<string>("pragma integrity_check")).Where(line => line != "ok")];
        }
        catch (SqliteException e) when (StoreFaults.IsDamaged(e))
        {
            return [e.Message.ReplaceLineEndings(" ")];
        }
    }
}
