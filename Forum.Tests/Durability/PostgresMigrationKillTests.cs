using Forum.Core.Data;
using Npgsql;

namespace Forum.Tests.Durability;

/// <summary>On PostgreSQL the moments are the statements that change the schema: the database holds the program at the one that is asked for until it is killed.</summary>
public sealed class PostgresMigrationKillTests() : MigrationKillTests(Dialect.Postgres)
{
    /// <summary>Counts those statements, before and after each, with the number of migrations done; stops at the one whose number stands in hold.until while the test holds lock 42.</summary>
    private const string Holder = """
        create schema hold;
        create sequence hold.moments;
        create table hold.until (moment bigint);
        create table hold.seen (moment bigint, done bigint);
        create function hold.look() returns event_trigger language plpgsql as $$
        declare m bigint; n bigint;
        begin
            if current_query() like 'create table if not exists migrations %' then return; end if;
            m := nextval('hold.moments');
            execute 'select count(*) from public.migrations' into n;
            insert into hold.seen values (m, n);
            if exists (select 1 from hold.until u where u.moment = m) then perform pg_advisory_xact_lock(42); end if;
        end $$;
        create event trigger hold_before on ddl_command_start execute function hold.look();
        create event trigger hold_after on ddl_command_end execute function hold.look();
        """;

    protected override string NewStore(string folder) => Postgres.NewDatabase();

    protected override async Task<IReadOnlyList<(int First, int Last)>> MomentsAsync()
    {
        var (folder, store) = (Verbs.Verb.NewFolder(), NewStore(""));
        await RunAsync(store, Holder);
        using (var program = await StartAsync(folder, store)) await program.WaitForExitAsync();
        await using var database = new Database(Dialect.Postgres, store);
        await using var db = await database.ReadAsync(default);
        var seen = await db.ListAsync<Moment>("select done, cast(min(moment) as bigint) as first, cast(max(moment) as bigint) as last from hold.seen group by done order by done");
        return [.. seen.Select(m => ((int)m.First, (int)m.Last))];
    }

    private sealed record Moment(long Done, long First, long Last);

    protected override async Task MigrateAndKillAsync(string folder, string store, int moment)
    {
        await RunAsync(store, Holder + $"insert into hold.until values ({moment})");
        await using var lockHolder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store) { Pooling = false }.ConnectionString);
        await lockHolder.OpenAsync();
        await ScalarAsync(lockHolder, "select pg_advisory_lock(42)");
        using var program = await StartAsync(folder, store);
        while (await ScalarAsync(lockHolder, "select count(*) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and not l.granted") is 0L)
        {
            if (program.HasExited) Assert.Fail($"it ended before moment {moment}: {await program.StandardError.ReadToEndAsync()}{await program.StandardOutput.ReadToEndAsync()}");
        }
        program.Kill();
        await program.WaitForExitAsync();
    }

    protected override Task<IReadOnlyList<string>> SchemaAsync(string store) => ListAsync(store, """
        select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select 'collation ' || collname from pg_collation where collname = 'fr'
        union all select 'done ' || name from migrations
        order by line
        """);

    private static async Task RunAsync(string store, string sql)
    {
        await using var connection = new NpgsqlConnection(store);
        await connection.OpenAsync();
        await ScalarAsync(connection, sql);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
