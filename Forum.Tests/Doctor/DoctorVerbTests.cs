using Forum.Tests.Hosting;
using Forum.Tests.Verbs;
using Microsoft.Data.Sqlite;

namespace Forum.Tests.Doctor;

/// <summary>doctor as whoever hosts the place runs it: what it says, what it leaves, and its exit code.</summary>
public sealed class DoctorVerbTests
{
    private const string Clean = "Aucune différence.\n";

    private string _folder = "";

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        _folder = Verb.NewFolder();
        Assert.That((await Verb.RunAsync(_folder, "", "demo")).ExitCode, Is.Zero);
    }

    [SetUp]
    public async Task Is_clean() => await SaysAsync(0, Clean, "doctor");

    [Test]
    public async Task A_difference_is_one_French_line_and_repairing_leaves_none()
    {
        await SpoilAsync("update threads set reply_count = 40 where id = 1");
        var truth = await OneAsync("select count(*) from posts where thread_id = 1 and number > 1");
        var line = $"Fil 1\u00a0: nombre de réponses 40, il y en a {truth}.";
        await SaysAsync(1, $"{line}\nDifférences\u00a0: 1. «\u00a0doctor --repair\u00a0» répare ce qui peut l’être.\n", "doctor");
        await SaysAsync(0, $"{line} Réparé.\nDifférences\u00a0: 1, toutes réparées.\n", "doctor", "--repair");
        await SaysAsync(0, Clean, "doctor");
    }

    [TestCase("keys/notes.txt", "à moi", "Fichier que le programme n’a pas écrit")]
    [TestCase("forum.db.vieux", "à moi", "Fichier que le programme n’a pas écrit")]
    [TestCase("photos/été.jpg", "à moi", "Fichier que le programme n’a pas écrit")]
    public async Task A_stray_file_is_named_and_put_aside_whole(string name, string content, string says)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, content);
        var found = await Verb.RunAsync(_folder, "", "doctor");
        Assert.That(found.ExitCode, Is.EqualTo(1), found.Error);
        Assert.That(found.Output, Does.Contain(says).And.Contain(name));
        Assert.That((await Verb.RunAsync(_folder, "", "doctor", "--repair")).ExitCode, Is.Zero);
        Assert.That(File.Exists(file), Is.False);
        var aside = Directory.GetFiles(Path.Combine(_folder, "ecartes"), Path.GetFileName(name), SearchOption.AllDirectories);
        Assert.That(await File.ReadAllTextAsync(aside[^1]), Is.EqualTo(content));
        await SaysAsync(0, Clean, "doctor");
    }

    [TestCase("<key id=\"0b1f", true)]
    [TestCase("<key id=\"0b1f1a5e-7a55-4c0e-9d3e-6a5f0c1d2e3f\" version=\"1\"><creationDate>2026-01-01T00:00:00Z</creationDate><activationDate>2026-01-01T00:00:00Z</activationDate><expirationDate>2036-01-01T00:00:00Z</expirationDate></key>", false)]
    public async Task A_spoilt_key_is_named_and_put_aside_whole_and_stops_the_start_where_it_is_no_XML(string xml, bool stops)
    {
        await SpoilAsync($"insert into secret_keys (name, xml, added_at) values ('key-0b1f', '{xml}', 0)");
        if (stops)
        {
            var (code, error) = await StartTests.StartAsync(_folder);
            StartTests.AssertOneSentence(code, error, "Une clé de la base n’est pas utilisable");
        }
        await SaysAsync(1, "Clé illisible\u00a0: key-0b1f (réparer la met de côté dans «\u00a0ecartes\u00a0»; le programme en fait une autre).\nDifférences\u00a0: 1. «\u00a0doctor --repair\u00a0» répare ce qui peut l’être.\n", "doctor");
        Assert.That((await Verb.RunAsync(_folder, "", "doctor", "--repair")).ExitCode, Is.Zero);
        var aside = Directory.GetFiles(Path.Combine(_folder, "ecartes"), "key-0b1f.xml", SearchOption.AllDirectories).Order().Last();
        Assert.That(await File.ReadAllTextAsync(aside), Is.EqualTo(xml));
        await SaysAsync(0, Clean, "doctor");
        await using var app = new ForumApp(folder: _folder);
        using var visitor = await app.VisitAsync();
        Assert.That(await visitor.TokenAsync(), Is.Not.Empty, "it starts again");
    }

    [Test]
    public async Task A_file_left_half_written_is_named_once_nobody_writes_it_any_more()
    {
        var file = Path.Combine(_folder, "forum.zip.partiel");
        await File.WriteAllTextAsync(file, "…");
        await SaysAsync(0, Clean, "doctor");
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        Assert.That((await Verb.RunAsync(_folder, "", "doctor")).Output, Does.Contain("forum.zip.partiel"));
        File.Delete(file);
    }

    [Test]
    public async Task The_keys_of_a_program_that_serves_are_usable()
    {
        await using (var app = new ForumApp(folder: _folder))
        {
            using var visitor = await app.VisitAsync();
            Assert.That(await visitor.TokenAsync(), Is.Not.Empty);
            await SaysAsync(0, Clean, "doctor");
        }
        Assert.That(await OneAsync("select count(*) from secret_keys"), Is.GreaterThan(0L));
    }

    [Test]
    public async Task A_missing_database_is_said_and_none_is_made()
    {
        var folder = Verb.NewFolder();
        var result = await Verb.RunAsync(folder, "", "doctor", "--repair");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((1, "")));
        Assert.That(result.Output, Does.Contain("Il n’y a pas de base de données\u00a0: " + Path.Combine(folder, "forum.db")));
        Assert.That(File.Exists(Path.Combine(folder, "forum.db")), Is.False);
    }

    [Test]
    public async Task A_damaged_database_is_said_and_left_as_it_is()
    {
        var folder = Verb.NewFolder();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "forum.db"));
        for (var i = bytes.Length / 2; i < (bytes.Length / 2) + 40_960; i++) bytes[i] = 0xA5;
        await File.WriteAllBytesAsync(Path.Combine(folder, "forum.db"), bytes);
        var result = await Verb.RunAsync(folder, "", "doctor", "--repair");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Output, Does.Contain("abîmée").And.Not.Contain("Fil "));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, "forum.db")), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Pending_migrations_are_named_and_run_only_when_asked()
    {
        var folder = Verb.NewFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder, "forum.db"), []);
        var found = await Verb.RunAsync(folder, "", "doctor");
        Assert.That(found.ExitCode, Is.EqualTo(1), found.Error);
        Assert.That(found.Output, Does.Contain("Migration en attente\u00a0: 0001_places.sql."));
        Assert.That(new FileInfo(Path.Combine(folder, "forum.db")).Length, Is.LessThan(10_000), "no table was made");
        Assert.That((await Verb.RunAsync(folder, "", "doctor", "--repair")).ExitCode, Is.Zero);
        Assert.That((await Verb.RunAsync(folder, "", "doctor")).Output, Is.EqualTo(Clean));
    }

    [Test]
    public async Task A_nearly_full_disk_is_said()
    {
        using var disk = new SmallDisk(24);
        Assert.That((await Verb.RunAsync(disk.Folder, "", "migrate")).ExitCode, Is.Zero);
        var result = await Verb.RunAsync(disk.Folder, "", "doctor", "--repair");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Output, Does.Contain("Mo libres sur le disque de " + disk.Folder));
    }

    private async Task SaysAsync(int exitCode, string output, params string[] arguments) => Assert.That(await Verb.RunAsync(_folder, "", arguments), Is.EqualTo(new Verb.Result(exitCode, output, "")));

    private Task SpoilAsync(string sql) => OneAsync(sql);

    private async Task<object?> OneAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "forum.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
