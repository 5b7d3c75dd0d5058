using System.Net;
using Forum.Core.Data;
using Forum.Core.Site;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Tests.Hosting;

[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class KeyRingTests(Dialect dialect)
{
    [Test]
    public async Task A_form_opened_before_a_restart_is_taken_after_it_whatever_became_of_the_data_folder()
    {
        var settings = Settings();
        var before = new ForumApp(dialect, settings);
        var member = await before.World.MemberAsync("Amina Diallo");
        var thread = await before.World.ThreadAsync(member);
        var root = new Uri(before.Root);
        using var visitor = await before.VisitAsync(member);
        await visitor.ReadAsync(thread.Url);
        await before.DisposeAsync();

        await using var after = new ForumApp(dialect, settings, folder: dialect is Dialect.Sqlite ? before.Folder : null, port: root.Port);
        Assert.That(Directory.Exists(Path.Combine(after.Folder, "keys")), Is.False);
        var answer = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "Oui, le nôtre est libre."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Key_files_of_an_older_version_are_taken_over_and_lie_about_no_more()
    {
        var folder = NewFolder();
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        var old = DataProtectionProvider.Create(keys, o => o.SetApplicationName("forum")).CreateProtector("form").Protect("ouvert avant la mise à jour");
        Assert.That(keys.GetFiles("key-*.xml"), Has.Length.EqualTo(1));

        await using var app = new ForumApp(dialect, folder: folder);
        Assert.That(app.Get<IDataProtectionProvider>().CreateProtector("form").Unprotect(old), Is.EqualTo("ouvert avant la mise à jour"));
        Assert.That(await app.Get<SecretKeys>().ListAsync(default), Has.Count.EqualTo(1), "it goes on with the old key");
        Assert.That(Directory.Exists(keys.FullName), Is.False);
    }

    [Test]
    public async Task Nodes_that_start_at_once_begin_with_one_key()
    {
        if (dialect is Dialect.Sqlite) Assert.Pass("SQLite has one node");
        var settings = Settings();
        var apps = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => new ForumApp(dialect, settings))));
        Assert.That(await apps[0].Get<SecretKeys>().ListAsync(default), Has.Count.EqualTo(1));
        foreach (var app in apps) await app.DisposeAsync();
    }

    private Dictionary<string, string> Settings() => dialect is Dialect.Postgres ? new() { ["Forum:Database:ConnectionString"] = Postgres.NewDatabase() } : [];

    private static string NewFolder() => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
}
