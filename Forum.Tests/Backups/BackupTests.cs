using System.Net;
using System.Net.Sockets;
using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Tests.Hosting;
using Forum.Tests.Verbs;
using Npgsql;

namespace Forum.Tests.Backups;

/// <summary>One archive, made while the program serves, gives the whole place back elsewhere or nothing at all.</summary>
public sealed class BackupTests(Dialect dialect) : BothStores(dialect)
{
    private string _archive = "";
    private IReadOnlyList<string> _rows = [];

    [OneTimeSetUp]
    public async Task Back_the_demo_up()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        using (var visitor = await App.VisitAsync()) await visitor.TokenAsync();
        Directory.CreateDirectory(Path.Combine(App.Folder, "files", "ab"));
        await File.WriteAllTextAsync(Path.Combine(App.Folder, "files", "ab", "été.txt"), "un fichier");
        _rows = await StoreCopy.OfAsync(App);
        _archive = NewFile();
        var made = await Verb.RunAsync(App, App.Folder, [], "backup", _archive);
        Assert.That((made.ExitCode, made.Error), Is.EqualTo((0, "")));
        Assert.That(made.Output, Does.StartWith(App.Dialect is Dialect.Postgres ? "Sauvegarde faite avec pg_dump\u00a0: " : "Sauvegarde faite\u00a0: ").And.Contain(_archive).And.EndsWith("et 7 autres fichiers.\n"));
    }

    [Test]
    public async Task It_gives_the_whole_place_back_in_an_empty_folder()
    {
        await using var elsewhere = await RestoreAsync();
        Assert.That(await StoreCopy.OfAsync(elsewhere), Is.EqualTo(_rows));
        Assert.That(await Doctor.Examination.OfAsync(elsewhere), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(elsewhere.Folder, "files", "ab", "été.txt")), Is.EqualTo("un fichier"));
        using var visitor = await elsewhere.VisitAsync();
        Assert.That(await visitor.ReadAsync("/"), Does.Contain("<h1"));
    }

    [Test]
    public async Task The_verb_restores_and_says_so_and_a_second_time_replaces_nothing()
    {
        var (folder, store) = (Verb.NewFolder(), NewStore());
        var restored = await Verb.RunAsync(App, folder, store, "restore", _archive);
        Assert.That((restored.ExitCode, restored.Error), Is.EqualTo((0, "")));
        Assert.That(restored.Output, Does.StartWith("Sauvegarde du ").And.Contain(folder).And.EndsWith("et 7 autres fichiers.\n"));
        if (App.Dialect is Dialect.Postgres) Assert.That(restored.Output, Does.Contain("restaurée avec pg_restore"));
        Assert.That((await Verb.RunAsync(App, folder, store, "doctor")).Output, Is.EqualTo("Aucune différence.\n"));
        AssertOneSentence(await Verb.RunAsync(App, folder, store, "restore", _archive), "n’est pas vide");
        if (App.Dialect is Dialect.Postgres) AssertOneSentence(await Verb.RunAsync(App, Verb.NewFolder(), store, "restore", _archive), "La base de données n’est pas vide");
    }

    [Test]
    public async Task A_damaged_archive_is_refused_and_nothing_is_written()
    {
        var bytes = await File.ReadAllBytesAsync(_archive);
        List<byte[]> damaged = [.. new[] { 0, 1, bytes.Length / 3, bytes.Length - 1 }.Select(n => bytes[..n])];
        // in the compressed database: what surrounds the files of an archive (their dates, say) is nothing of ours.
        // sixteen bytes: a single one may hold only bits that RFC 1951 leaves unused before a stored block, and its loss changes nothing
        for (var at = 200; at < bytes.Length - 16_384; at += bytes.Length / 40)
        {
            var spoilt = bytes.ToArray();
            foreach (ref var one in spoilt.AsSpan(at, 16)) one ^= 0x41;
            damaged.Add(spoilt);
        }
        var refused = 0;
        foreach (var content in damaged)
        {
            var (file, folder) = (NewFile(), Verb.NewFolder());
            await File.WriteAllBytesAsync(file, content);
            // refused before the database is looked at: the full one does for all
            var thrown = await Assert.CatchAsync(() => new RestoreBackup(App.Dialect, App.Get<Database>().ConnectionString).RunAsync(new(file, folder, Store(folder)), default));
            if (thrown is BackupException { Message: var message } && message.Contains("abîmée", StringComparison.Ordinal)) refused++;
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty, $"{thrown}");
            File.Delete(file);
        }
        Assert.That(refused, Is.EqualTo(damaged.Count));
    }

    [Test]
    public async Task Nothing_is_overwritten_and_nothing_half_written_is_left()
    {
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [], "backup", _archive), "existe déjà");
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [], "backup", "/nulle/part/forum.zip"), "n’existe pas");
        AssertOneSentence(await Verb.RunAsync(App, Verb.NewFolder(), [], "restore", "/nulle/part/forum.zip"), "n’existe pas");
        using var disk = new SmallDisk(1);
        disk.Fill();
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [], "backup", Path.Combine(disk.Folder, "forum.zip")), App.Dialect is Dialect.Postgres ? "pg_dump a échoué" : "n’a pas pu être écrite");
        Assert.That(Directory.GetFiles(disk.Folder, "forum*"), Is.Empty);
    }

    [Test]
    public async Task A_backup_of_one_database_is_not_restored_in_the_other()
    {
        var other = App.Dialect is Dialect.Postgres ? "sqlite" : "postgres";
        AssertOneSentence(await Verb.RunAsync(App, Verb.NewFolder(), [("Forum__Database__Provider", other), ("Forum__Database__ConnectionString", other is "postgres" ? "Host=127.0.0.1;Database=rien;Username=x" : "")], "restore", _archive), "Forum:Database:Provider");
    }

    [Test]
    public async Task A_missing_tool_of_PostgreSQL_is_one_sentence()
    {
        if (App.Dialect is not Dialect.Postgres) Assert.Pass("SQLite needs no tool");
        var path = ("PATH", Path.GetDirectoryName(Environment.ProcessPath)!);
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [path], "backup", NewFile()), "pg_dump n’est pas installé");
        AssertOneSentence(await Verb.RunAsync(App, Verb.NewFolder(), [path, .. NewStore()], "restore", _archive), "pg_restore n’est pas installé");
    }

    [Test]
    public async Task A_PostgreSQL_that_takes_connections_and_never_answers_is_one_sentence()
    {
        if (App.Dialect is not Dialect.Postgres) Assert.Pass("SQLite is no server");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var there = ("Forum__Database__ConnectionString", $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=forum;Database=forum;Timeout=2");
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [there], "backup", NewFile()), "pg_dump a échoué");
        AssertOneSentence(await Verb.RunAsync(App, Verb.NewFolder(), [there], "restore", _archive), "La base de données ne répond pas");
    }

    [Test]
    public async Task A_table_that_somebody_holds_is_not_waited_for_without_end()
    {
        if (App.Dialect is not Dialect.Postgres) Assert.Pass("SQLite's readers wait for nobody");
        var store = App.Get<Database>().ConnectionString;
        await using var holder = new NpgsqlConnection(store);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("lock table posts in access exclusive mode", holder, transaction);
        await take.ExecuteNonQueryAsync();
        AssertOneSentence(await Verb.RunAsync(App, App.Folder, [("Forum__Database__ConnectionString", store + ";Command Timeout=1")], "backup", NewFile()), "pg_dump a échoué");
    }

    private async Task<ForumApp> RestoreAsync()
    {
        var (folder, connection) = (Verb.NewFolder(), App.Dialect is Dialect.Postgres ? Postgres.NewDatabase() : "");
        await new RestoreBackup(App.Dialect, connection).RunAsync(new(_archive, folder, Store(folder)), default);
        return new ForumApp(App.Dialect, new() { ["Forum:Database:ConnectionString"] = connection }, folder: folder);
    }

    private string? Store(string folder) => App.Dialect is Dialect.Postgres ? null : Path.Combine(folder, "forum.db");

    private (string, string)[] NewStore() => App.Dialect is Dialect.Postgres ? [("Forum__Database__ConnectionString", Postgres.NewDatabase())] : [];

    private static string NewFile() => Path.Combine(Verb.NewFolder(), "forum.zip");

    private static void AssertOneSentence(Verb.Result result, string says)
    {
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")), result.Error);
        Assert.That(result.Error.Trim(), Does.Contain(says).And.EndsWith(".").And.Not.Contain("\n"));
    }
}
