using Forum.Core.Data;

namespace Forum.Tests.Backups;

/// <summary>Automatic backups follow the place's clock, keep the latest, and survive whatever keeps one from being made.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class ScheduledBackupsTests(Dialect dialect)
{
    [Test]
    public async Task One_is_made_each_time_it_is_due_and_the_latest_are_kept()
    {
        await using var app = Start("24", "2");
        await MadeAsync(app, 1);
        var first = Archives(app).Single();
        app.Clock.Advance(TimeSpan.FromHours(23));
        await MadeAsync(app, 2);
        await Until.TrueAsync(() => { Pass(app); return !File.Exists(first); }, "the first is given up");
        Assert.That(Archives(app), Has.Length.EqualTo(2));
        Assert.That(Directory.GetFiles(Path.Combine(app.Folder, "backups"), "*.partiel"), Is.Empty);
    }

    [Test]
    public async Task A_restart_makes_none_too_many()
    {
        string folder, connection;
        await using (var app = Start("24", "5"))
        {
            await MadeAsync(app, 1);
            (folder, connection) = (app.Folder, dialect is Dialect.Postgres ? app.Get<Database>().ConnectionString : "");
        }
        await using var again = Start("24", "5", folder, connection);
        again.Clock.Advance(TimeSpan.FromHours(20));
        await MadeAsync(again, 2);
        Assert.That(again.Now - new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero), Is.GreaterThanOrEqualTo(TimeSpan.FromHours(24)));
    }

    [Test]
    public async Task A_failed_one_is_a_line_in_the_log_and_a_next_try()
    {
        var folder = Verbs.Verb.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "backups"), "pas un dossier");
        await using var app = Start("24", "2", folder);
        await Until.TrueAsync(() => Logs(app).Contains("The automatic backup was not made", StringComparison.Ordinal), "it says so");
        using (var visitor = await app.VisitAsync()) Assert.That(await visitor.ReadAsync("/connexion"), Does.Contain("<h1"));
        File.Delete(Path.Combine(folder, "backups"));
        await MadeAsync(app, 1);
    }

    [Test]
    public async Task Of_two_nodes_one_makes_it()
    {
        if (dialect is Dialect.Sqlite) Assert.Pass("SQLite has one node");
        await using var one = Start("24", "9");
        await using var other = Start("24", "9", connection: one.Get<Database>().ConnectionString);
        for (var due = 1; due <= 3; due++)
        {
            await Until.TrueAsync(() => { Pass(one); Pass(other); return Archives(one).Length + Archives(other).Length >= due; }, $"backup {due}");
            Assert.That(Archives(one).Length + Archives(other).Length, Is.EqualTo(due));
            foreach (var node in new[] { one, other }) node.Clock.Advance(TimeSpan.FromHours(20));
        }
    }

    private ForumApp Start(string every, string keep, string? folder = null, string connection = "")
    {
        Dictionary<string, string> settings = new() { ["Forum:Backup:Every"] = every, ["Forum:Backup:Keep"] = keep };
        if (connection.Length > 0) settings["Forum:Database:ConnectionString"] = connection;
        return new(dialect, settings, folder: folder);
    }

    private static Task MadeAsync(ForumApp app, int count) => Until.TrueAsync(() => { Pass(app); return Archives(app).Length >= count; }, $"{count} backups");

    /// <summary>The place's time passes while the test waits.</summary>
    private static void Pass(ForumApp app) => app.Clock.Advance(TimeSpan.FromMinutes(1));

    private static string[] Archives(ForumApp app) => Directory.Exists(Path.Combine(app.Folder, "backups")) ? Directory.GetFiles(Path.Combine(app.Folder, "backups"), "*.zip") : [];

    private static string Logs(ForumApp app) => string.Concat(Directory.EnumerateFiles(app.Folder, "*.log", SearchOption.AllDirectories).Select(f =>
    {
        using var reader = new StreamReader(new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));
}
