using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Threads;
using Forum.Web.Resources;

namespace Forum.Tests.Hosting;

/// <summary>The store goes away under the running program and comes back: nobody sees a fault, nothing written is lost, nobody restarts anything.</summary>
public sealed partial class StoreAwayTests
{
    [Test]
    public async Task PostgreSQL_stops_and_starts_again()
    {
        using var server = new PostgresServer();
        await using var app = new ForumApp(Dialect.Postgres, new() { ["Forum:Database:ConnectionString"] = Postgres.NewDatabase(server.ConnectionString) });
        var (member, thread) = await SomebodyAsync(app);
        using (member)
        {
            await member.ReadAsync(thread.Url);
            server.Stop();
            var kept = await AssertAwayAsync(app, member, thread);
            server.Start();
            await AssertBackAsync(app, member, thread, kept);
        }
    }

    [Test]
    public async Task The_SQLite_file_goes_and_comes_back_and_no_empty_one_takes_its_place()
    {
        await using var app = new ForumApp();
        var (member, thread) = await SomebodyAsync(app);
        using (member)
        {
            await member.ReadAsync(thread.Url);
            var file = Path.Combine(app.Folder, "forum.db");
            // connections that are open keep the file; these readers hold them all
            var readers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.Get<Database>().ReadAsync(default)));
            File.Move(file, file + ".parti");
            var kept = await AssertAwayAsync(app, member, thread);
            Assert.That(File.Exists(file), Is.False);
            File.Move(file + ".parti", file);
            foreach (var reader in readers) await reader.DisposeAsync();
            await AssertBackAsync(app, member, thread, kept);
        }
    }

    [Test]
    public async Task On_a_full_disk_reading_goes_on_and_a_refused_reply_is_sent_again_when_there_is_room()
    {
        using var disk = new SmallDisk(24);
        await using var app = new ForumApp(folder: disk.Folder);
        var (member, thread) = await SomebodyAsync(app);
        using (member)
        {
            var stored = 1;
            disk.Fill();
            var refused = await ReplyAsync(member, thread, 0);
            for (var n = 1; refused.StatusCode == HttpStatusCode.SeeOther; n++, stored++)
            {
                Assert.That(n, Is.LessThan(500), "the disk never fills");
                refused = await ReplyAsync(member, thread, n);
            }
            var kept = await KeptAsync(refused);
            var together = await Task.WhenAll(Enumerable.Range(1000, 10).Select(n => ReplyAsync(member, thread, n)));
            Assert.That(together.Select(a => a.StatusCode), Is.All.AnyOf(HttpStatusCode.SeeOther, HttpStatusCode.ServiceUnavailable));
            stored += together.Count(a => a.StatusCode == HttpStatusCode.SeeOther);
            Assert.That(await member.ReadAsync(thread.Url), Does.Contain("id=\"m1\""));
            Assert.That((await member.GetAsync("/sante/vivant")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await CountAsync(app), Is.EqualTo(stored), "a reply is stored where that was answered, and nowhere else");

            disk.Empty();
            Assert.That((await member.PostAsync($"/fils/{thread.Id}/repondre", kept)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await CountAsync(app), Is.EqualTo(stored + 1));
            Assert.That(await app.ReadAsync(db => db.OneAsync<string>("pragma integrity_check")), Is.EqualTo("ok"));
        }
    }

    private static async Task<(Visitor Visitor, ThreadHead Thread)> SomebodyAsync(ForumApp app)
    {
        var member = await app.World.MemberAsync("Amina Diallo");
        var visitor = await app.VisitAsync(member);
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await visitor.TokenAsync();
        return (visitor, await app.World.ThreadAsync(member));
    }

    /// <summary>Pages and forms say so in the layout, in French, with when to come back; the form to send again.</summary>
    private static async Task<(string, string)[]> AssertAwayAsync(ForumApp app, Visitor member, ThreadHead thread)
    {
        using var stranger = await app.VisitAsync();
        foreach (var (by, path) in new[] { (member, thread.Url), (member, "/"), (stranger, "/") })
        {
            using var answer = await by.GetAsync(path);
            AssertDesigned(answer, await answer.Content.ReadAsStringAsync());
        }
        Assert.That((await stranger.GetAsync("/sante/pret")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await stranger.GetAsync("/sante/vivant")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await KeptAsync(await ReplyAsync(member, thread, 1));
    }

    private static async Task AssertBackAsync(ForumApp app, Visitor member, ThreadHead thread, (string, string)[] kept)
    {
        Assert.That(await member.ReadAsync("/sante/pret"), Does.Contain("\"status\":\"ok\""));
        Assert.That(await member.ReadAsync(thread.Url), Does.Contain("id=\"m1\"").And.Not.Contain("id=\"m2\""));
        Assert.That((await member.PostAsync($"/fils/{thread.Id}/repondre", kept)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await member.PostAsync($"/fils/{thread.Id}/repondre", kept)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "the same reply, sent twice");
        Assert.That(await CountAsync(app), Is.EqualTo(2));
    }

    private static void AssertDesigned(HttpResponseMessage answer, string page)
    {
        Assert.That((answer.StatusCode, answer.Headers.RetryAfter?.ToString()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "5")), page);
        Assert.That(page, Does.Contain(Texts.French["errors.s503.title"]).And.Contain("<header class=\"top\">").And.Contain("class=\"fault\"").And.Not.Contain("Exception"));
    }

    /// <summary>The fields of the form that the page gives back.</summary>
    private static async Task<(string, string)[]> KeptAsync(HttpResponseMessage refused)
    {
        var page = await refused.Content.ReadAsStringAsync();
        AssertDesigned(refused, page);
        Assert.That(page, Does.Contain(Texts.French["errors.resend"]));
        (string, string)[] kept = [("Body", WebUtility.HtmlDecode(Body().Match(page).Groups[1].Value)), ("SubmissionId", Submission().Match(page).Groups[1].Value)];
        Assert.That(kept[0].Item2, Does.StartWith("Réponse ").And.EndsWith("mot "));
        Assert.That(Guid.TryParse(kept[1].Item2, out _));
        return kept;
    }

    private static Task<HttpResponseMessage> ReplyAsync(Visitor by, ThreadHead thread, int n) =>
        by.PostAsync($"/fils/{thread.Id}/repondre", ("Body", $"Réponse {n} " + string.Concat(Enumerable.Repeat("mot ", 4_000))), ("SubmissionId", Guid.NewGuid().ToString()));

    private static Task<long> CountAsync(ForumApp app) => app.ReadAsync(db => db.OneAsync<long>("select count(*) from posts"));

    [GeneratedRegex("<textarea id=\"garde-texte\"[^>]*>\n(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("name=\"SubmissionId\" value=\"([^\"]+)\"")]
    private static partial Regex Submission();
}
