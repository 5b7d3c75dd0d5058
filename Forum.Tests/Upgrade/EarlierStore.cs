using Forum.Core.Data;
using Forum.Tests.Verbs;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forum.Tests.Upgrade;

/// <summary>
/// A store as the program of an earlier schema would have left it: that program's migrations run on an empty one, then every row of a grown store comes over, for the tables and columns that stood then.
/// Disposing closes it; its file stays, for the program that goes on with it.
/// </summary>
internal sealed class EarlierStore : IAsyncDisposable
{
    private readonly Database _database;

    private EarlierStore(Dialect dialect, string folder)
    {
        Folder = folder;
        _database = new(dialect, dialect is Dialect.Postgres ? Postgres.NewDatabase() : Address(folder));
    }

    /// <summary>Data directory.</summary>
    public string Folder { get; }

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The tables that stood then, with how many rows each has.</summary>
    public IReadOnlyList<string> Counts { get; private set; } = [];

    /// <summary>The store after the first so many migrations.</summary>
    /// <param name="grown">the address of a store of today, which nobody writes meanwhile</param>
    public static async Task<EarlierStore> MakeAsync(Dialect dialect, int migrations, string grown)
    {
        var store = new EarlierStore(dialect, Verb.NewFolder());
        await Migrator.RunAsync(store._database, [.. Migrator.Embedded(dialect).Take(migrations)]);
        var tables = await store.TablesAsync();
        if (dialect is Dialect.Sqlite) await store.CopySqliteAsync(tables, new SqliteConnectionStringBuilder(grown).DataSource);
        else await store.CopyPostgresAsync(tables, grown);
        store.Counts = await store.CountAsync(tables);
        return store;
    }

    /// <summary>To today's schema; nothing where it is there.</summary>
    public Task MigrateAsync() => Migrator.RunAsync(_database);

    /// <summary>How many rows the tables of then have now.</summary>
    public async Task<IReadOnlyList<string>> CountAsync() => await CountAsync([.. Counts.Select(c => c.Split(' ')[0])]);

    /// <summary>Everything that migrations made: the definitions, and when each migration was applied.</summary>
    public Task<IReadOnlyList<string>> SchemaAsync() => ListAsync(_database.Dialect is Dialect.Sqlite
        ? "select name || ' ' || coalesce(sql, '') as line from sqlite_schema union all select name || ' ' || applied_at from migrations order by line"
        : """
          select table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns where table_schema = 'public'
          union all select indexdef from pg_indexes where schemaname = 'public'
          union all select name || ' ' || applied_at from migrations
          order by line
          """);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static string Address(string folder) => $"Data Source={Path.Combine(folder, "forum.db")};Pooling=false";

    /// <summary>Those with rows of their own: the index of SQLite keeps its in tables beside it.</summary>
    private Task<IReadOnlyList<string>> TablesAsync() => ListAsync(_database.Dialect is Dialect.Sqlite
        ? "select name from sqlite_schema where type = 'table' and name not in ('migrations', 'search_posts') and name not like 'sqlite%' order by name"
        : "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by name");

    private async Task<IReadOnlyList<string>> CountAsync(IReadOnlyList<string> tables) => await ListAsync(string.Join(" union all ", tables.Select(t => $"select '{t} ' || count(*) as line from {t}")) + " order by line");

    private async Task CopySqliteAsync(IReadOnlyList<string> tables, string grown)
    {
        await using var connection = new SqliteConnection(ConnectionString + ";Foreign Keys=false");
        await connection.OpenAsync();
        await RunAsync($"attach '{grown}' as grown; pragma synchronous = off; pragma cache_size = -200000; begin");
        foreach (var table in tables)
        {
            var columns = string.Join(", ", await ListAsync($"select name from pragma_table_info('{table}')"));
            await RunAsync($"delete from main.{table}; insert into main.{table} ({columns}) select {columns} from grown.{table}");
        }
        await RunAsync("commit");

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task CopyPostgresAsync(IReadOnlyList<string> tables, string grown)
    {
        await using var from = new NpgsqlConnection(grown);
        await using var to = new NpgsqlConnection(ConnectionString);
        await Task.WhenAll(from.OpenAsync(), to.OpenAsync());
        // tables come in the order of their names, and not of who refers to whom
        await using (var replica = new NpgsqlCommand("set session_replication_role = replica", to)) await replica.ExecuteNonQueryAsync();
        foreach (var table in tables)
        {
            var columns = string.Join(", ", await ListAsync($"select column_name from information_schema.columns where table_schema = 'public' and table_name = '{table}' order by ordinal_position"));
            await using var rows = await from.BeginRawBinaryCopyAsync($"copy {table} ({columns}) to stdout (format binary)");
            await using var copy = await to.BeginRawBinaryCopyAsync($"copy {table} ({columns}) from stdin (format binary)");
            await rows.CopyToAsync(copy);
        }
        await using var again = new NpgsqlCommand("set session_replication_role = origin", to);
        await again.ExecuteNonQueryAsync();
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var db = await _database.ReadAsync(default);
        return await db.ListAsync<string>(sql);
    }
}
