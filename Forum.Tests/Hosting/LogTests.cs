using System.Net;
using System.Text.Json;
using Forum.Core.Members;
using Forum.Tests.Verbs;
using Forum.Web.Hosting;
using Serilog.Events;
using Serilog.Parsing;

namespace Forum.Tests.Hosting;

public sealed class LogTests
{
    private const string Hostile = "MARQUE\r\n{\"@t\":\"2026-01-01T00:00:00Z\",\"@m\":\"forged\"}\u001b[31m {RequestPath} {0} ${jndi:ldap://x}";

    [Test]
    public async Task Nothing_a_visitor_sends_reaches_the_log_or_forges_a_line()
    {
        string folder, secret;
        await using (var app = new ForumApp())
        {
            folder = app.Folder;
            var member = await app.World.MemberAsync("Amina Sangaré-Prénom");
            var thread = await app.World.ThreadAsync(member, "Un titre MARQUETITRE");
            using var visitor = await app.VisitAsync(member);
            secret = visitor.Cookies.GetAllCookies()["forum"]!.Value;
            visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "MARQUE\u001b[31m");
            visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("Referer", "http://MARQUE/{Nope}");
            await visitor.GetAsync(thread.Url + "?q=MARQUE%0d%0aforged");
            await visitor.GetAsync("/MARQUE%0d%0aforged%1b[31m/{RequestPath}");
            await visitor.GetAsync("/regions/MARQUE%0d%0aforged");
            using var nobody = await app.VisitAsync();
            foreach (var path in new[] { "/organismes/1/MARQUE%1b/modifier", "/compte/sessions?MARQUE", "/fichiers/1/MARQUE.pdf", $"/fils/{thread.Id}/marque" })
            {
                await nobody.GetAsync(path);
                await nobody.PostAsync(path, ("x", "MARQUE"));
            }
            foreach (var route in await PostRoutes.OfAsync(app, thread))
                await visitor.PostAsync(route, [.. PostRoutes.Fields.Select(name => (name, Hostile))]);
        }
        var lines = Directory.GetFiles(Path.Combine(folder, "logs")).SelectMany(File.ReadLines).ToList();
        Assert.That(lines, Has.Count.GreaterThan(5));
        foreach (var line in lines)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.That(entry.GetProperty("@t").GetString(), Does.EndWith("Z"));
            Assert.That(line, Does.Not.Contain("MARQUE").And.Not.Contain("forged").And.Not.Contain("Sangar").And.Not.Contain("example.org").And.Not.Contain(secret).IgnoreCase);
        }
    }

    [Test]
    public void A_file_older_than_the_days_that_are_promised_is_gone_at_the_next_start()
    {
        var folder = Verb.NewFolder();
        var today = TimeProvider.System.GetLocalNow();
        string Day(int ago) => Path.Combine(folder, $"forum-{today.AddDays(-ago):yyyyMMdd}.log");
        foreach (var ago in new[] { 29, 32, 400 }) File.WriteAllText(Day(ago), "{}");
        using (var file = new LogFile(folder)) file.Emit(new(today, LogEventLevel.Information, null, new MessageTemplateParser().Parse("Listening"), []));
        Assert.That(Directory.GetFiles(folder), Is.EquivalentTo(new[] { Day(0), Day(29) }));
    }

    [Test]
    public async Task A_request_is_one_line_with_its_route_its_end_and_ids_only()
    {
        string folder;
        Member member;
        long id;
        await using (var app = new ForumApp())
        {
            folder = app.Folder;
            member = await app.World.MemberAsync("Amina Diallo");
            var thread = await app.World.ThreadAsync(member);
            id = thread.Id;
            using var visitor = await app.VisitAsync(member);
            await visitor.GetAsync(thread.Url);
            await visitor.GetAsync("/regions/estrie");
            await visitor.GetAsync("/sante/vivant");
            using var form = new FormUrlEncodedContent([new("Body", "x")]);
            await visitor.Http.PostAsync(new Uri($"/fils/{id}/repondre", UriKind.Relative), form);
        }
        var requests = Directory.GetFiles(Path.Combine(folder, "logs")).SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("RequestPath", out _)).ToList();
        Assert.That(requests.Select(r => $"{r.GetProperty("RequestMethod").GetString()} {r.GetProperty("RequestPath").GetString()} {r.GetProperty("StatusCode").GetInt32()} {r.GetProperty("MemberId").GetInt64()}"),
            Is.EqualTo(new[] { $"GET /fils/{id}/{{slug}} 200 {member.Id}", $"GET /regions/estrie 200 {member.Id}", $"POST /fils/{id}/repondre 400 {member.Id}" }));
    }

    [Test]
    public async Task What_a_masked_author_does_in_her_thread_is_logged_without_her()
    {
        string folder;
        Member author, other;
        long id;
        await using (var app = new ForumApp())
        {
            folder = app.Folder;
            (author, other) = (await app.World.MemberAsync("Zélandine"), await app.World.MemberAsync("Luc"));
            using var hers = await app.VisitAsync(author);
            var published = await hers.PostAsync("/publier", ("Title", "Seule avec ça"), ("Body", "Par où reprendre?"), ("Region", "estrie"), ("Theme", "outils"), ("Kind", "question"), ("Masked", "true"), ("SubmissionId", Guid.NewGuid().ToString()));
            id = long.Parse(published.Headers.Location!.OriginalString.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
            await hers.PostAsync($"/fils/{id}/repondre", ("Body", "Des nouvelles."), ("SubmissionId", Guid.NewGuid().ToString()));
            await hers.GetAsync($"/fils/{id}/m/1/modifier");
            await hers.GetAsync($"/fils/{id}/m/1");
            using var his = await app.VisitAsync(other);
            await his.PostAsync($"/fils/{id}/repondre", ("Body", "Courage."), ("SubmissionId", Guid.NewGuid().ToString()));
        }
        var lines = Directory.GetFiles(Path.Combine(folder, "logs")).SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("RequestPath", out _))
            .Select(l => $"{l.GetProperty("RequestMethod").GetString()} {l.GetProperty("RequestPath").GetString()} {l.GetProperty("StatusCode").GetInt32()} {l.GetProperty("MemberId").GetInt64()}").Where(l => !l.Contains("/langue", StringComparison.Ordinal));
        Assert.That(lines, Is.EqualTo(new[] { "POST /publier 303 0", $"POST /fils/{id}/repondre 303 0", $"GET /fils/{id}/m/1/modifier 200 0", $"GET /fils/{id}/m/1 200 {author.Id}", $"POST /fils/{id}/repondre 303 {other.Id}" }));
    }

    [Test]
    public void A_line_of_the_console_stays_one_line()
    {
        var template = new MessageTemplateParser().Parse("Said {What}");
        var line = new StringWriter();
        new LogLine().Format(new(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, new InvalidOperationException("a\r\nb\u001b[2J"), template, [new("What", new ScalarValue("x\r\n12:00:00 INF forged\u001b[31m\u202E {Nope}"))]), line);
        Assert.That(line.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(2));
        Assert.That(line.ToString(), Does.Contain("\\u000d\\u000a12:00:00 INF forged\\u001b[31m\\u202e {Nope}").And.Contain("a\\u000d\\u000ab\\u001b"));
    }

    [Test]
    public async Task A_log_that_cannot_be_written_stops_nothing()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "logs"), "a file where the folder should be");
        await using var app = new ForumApp(folder: folder);
        using var visitor = await app.VisitAsync();
        await visitor.ReadAsync("/connexion");
    }

    [Test]
    [Platform("Linux")]
    public async Task A_full_log_disk_stops_nothing()
    {
        var logs = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"), "logs")).FullName;
        // Serilog names its file by the machine's day
        foreach (var day in new[] { 0, 1 }) File.CreateSymbolicLink(Path.Combine(logs, $"forum-{TimeProvider.System.GetLocalNow().AddDays(day):yyyyMMdd}.log"), "/dev/full");
        await using var app = new ForumApp(folder: Path.GetDirectoryName(logs));
        using var visitor = await app.VisitAsync();
        for (var i = 0; i < 20; i++) await visitor.ReadAsync("/connexion");
    }

    [Test]
    public async Task On_a_full_log_disk_members_read_and_write_and_lines_come_again_when_there_is_room()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
        using var disk = new SmallDisk(1, Directory.CreateDirectory(Path.Combine(folder, "logs")).FullName);
        await using var app = new ForumApp(folder: folder);
        var member = await app.World.MemberAsync("Amina Diallo");
        var thread = await app.World.ThreadAsync(member);
        using var visitor = await app.VisitAsync(member);
        await visitor.ReadAsync(thread.Url);
        disk.Fill();
        for (var n = 2; n < 102; n++)
        {
            using var answer = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", $"Réponse {n}, sans journal."), ("SubmissionId", Guid.NewGuid().ToString()));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await visitor.ReadAsync(thread.Url + "?page=1"), Does.Contain($"id=\"m{Math.Min(n, 20)}\""));
        }
        Assert.That(await visitor.ReadAsync("/sante/pret"), Does.Contain("\"status\":\"ok\""));
        Assert.That(await app.ReadAsync(db => db.OneAsync<long>("select count(*) from posts")), Is.EqualTo(101));
        disk.Empty();
        await visitor.ReadAsync("/regions/estrie");
        Assert.That(Directory.GetFiles(disk.Folder).Select(File.ReadAllText), Has.Some.Contains("/regions/estrie"));
    }
}
