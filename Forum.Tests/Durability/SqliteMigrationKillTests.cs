using Forum.Core.Data;

namespace Forum.Tests.Durability;

/// <summary>On SQLite the moments are the program's writes into the store's log: strace kills it at the one that is asked for, before it is made.</summary>
public sealed class SqliteMigrationKillTests() : MigrationKillTests(Dialect.Sqlite)
{
    protected override string NewStore(string folder) => $"Data Source={Path.Combine(folder, "forum.db")};Pooling=false";

    protected override async Task<IReadOnlyList<(int First, int Last)>> MomentsAsync()
    {
        var folder = Verbs.Verb.NewFolder();
        var seen = Path.Combine(folder, "calls");
        using var program = await StartAsync(folder, NewStore(folder), SystemCalls.Strace(), "-f", "-y", "-s", "10000", "-P", Log(folder), "-e", "trace=pwrite64,fdatasync,fsync", "-e", "signal=none", "-o", seen);
        await program.WaitForExitAsync();
        var calls = SystemCalls.Parse(await File.ReadAllLinesAsync(seen));
        var writes = calls.FindAll(c => c.Name is "pwrite64");
        // a commit ends with its sync; that of a migration holds the row that says it is done
        return [.. Scripts.Select(script =>
        {
            var row = calls.FindIndex(c => c.Text.Contains(script.Name, StringComparison.Ordinal));
            var before = calls.FindLastIndex(row, c => c.Name is "fdatasync" or "fsync");
            var after = calls.FindIndex(row, c => c.Name is "fdatasync" or "fsync");
            return (writes.IndexOf(calls[before + 1]) + 1, writes.IndexOf(calls[after - 1]) + 1);
        })];
    }

    protected override async Task MigrateAndKillAsync(string folder, string store, int moment)
    {
        using var program = await StartAsync(folder, store, SystemCalls.Strace(), "-f", "-P", Log(folder), "-e", "trace=pwrite64", "-e", $"inject=pwrite64:signal=SIGKILL:when={moment}", "-o", Path.Combine(folder, "calls"));
        await program.WaitForExitAsync();
        Assert.That(program.ExitCode, Is.EqualTo(128 + 9), "it was killed");
    }

    /// <summary>Looks at a copy: who opens the store repairs it.</summary>
    protected override Task<IReadOnlyList<string>> LeftAsync(string folder, string store)
    {
        var copy = Verbs.Verb.NewFolder();
        foreach (var file in Directory.GetFiles(folder, "forum.db*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return SchemaAsync(NewStore(copy));
    }

    protected override Task<IReadOnlyList<string>> SchemaAsync(string store) =>
        ListAsync(store, "select type || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_schema union all select 'done ' || name from migrations order by line");

    private static string Log(string folder) => Path.Combine(folder, "forum.db-wal");
}
