using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Site;

namespace Forum.Tests.Administration;

/// <summary>The limits as a coordinator reads and chooses them; Scale is 1 here, as in a real place.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class LimitsPageTests(Dialect dialect)
{
    private const string Path = "/administration/limites";
    private ForumApp _app = null!;
    private Member _claude = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect, new() { ["Forum:Limits:Scale"] = "1", ["Forum:Limits:Search:PerMinute"] = "90" });
        _claude = await _app.World.MemberAsync("Claude Coordination", role: Role.Coordinator);
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase(Role.Member)]
    [TestCase(Role.Facilitator)]
    public async Task Neither_a_member_nor_a_facilitator_sees_or_changes_them(Role role)
    {
        var other = await _app.World.MemberAsync("Pas Coordination", role: role, scopes: role is Role.Facilitator ? ["estrie"] : []);
        using var visitor = await _app.VisitAsync(other);
        Assert.That((await visitor.GetAsync(Path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync(Path, ("PostBurst", "20"), ("PostPerMinute", "30"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync(Path + "/rencontre", ("Hours", "4"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _app.Get<SetLimits>().RunAsync(other, [new("Post", "20", "30")], default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await _app.Get<HoldMeeting>().RunAsync(other, 4, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await ActsAsync(), Is.Empty);
        Assert.That(_app.Get<SiteSettings>().Limits, Is.EqualTo(ChosenLimits.None));
    }

    [Test]
    public async Task What_she_chooses_counts_from_the_next_request_on_and_an_empty_field_goes_back()
    {
        var (thread, luc, claude) = await RoomAsync();
        using (luc)
        using (claude)
        {
            Assert.That((await claude.PostAsync(Path, ("PostBurst", "2"), ("PostPerMinute", "6"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await RepliesAsync(luc, thread, 3), Is.EqualTo(new[] { 303, 303, 429 }));
            _app.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.That(await RepliesAsync(luc, thread, 2), Is.EqualTo(new[] { 303, 429 }), "one each ten seconds");
            await claude.PostAsync(Path, ("PostBurst", ""), ("PostPerMinute", ""));
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.That(await RepliesAsync(luc, thread, 6), Is.EqualTo(new[] { 303, 303, 303, 303, 303, 429 }));
        }
        Assert.That(await ActsAsync(), Is.EqualTo(new[] { "LimitSet Post 2 6", "LimitSet Post - -" }));
    }

    [TestCase("PostBurst", "1")]
    [TestCase("PostBurst", "21")]
    [TestCase("PostPerMinute", "0")]
    [TestCase("PostPerMinute", "-3")]
    [TestCase("PagePerMinute", "5000")]
    [TestCase("ActBurst", "beaucoup")]
    public async Task A_number_out_of_its_range_comes_back_with_its_sentence_beside_the_field(string field, string number)
    {
        using var claude = await _app.VisitAsync(_claude);
        var refused = await claude.PostAsync(Path, [.. new[] { "PostBurst", "PostPerMinute", "ActBurst", "ActPerMinute", "PageBurst", "PagePerMinute" }.Select(f => (f, f == field ? number : ""))]);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain($"id=\"{field}-erreur\"").And.Contain($"value=\"{number}\""));
        Assert.That(_app.Get<SiteSettings>().Limits.Paces, Is.Empty);
    }

    [Test]
    public async Task What_the_host_set_is_said_and_stays()
    {
        using var claude = await _app.VisitAsync(_claude);
        var page = WebUtility.HtmlDecode(await claude.ReadAsync(Path));
        Assert.That(page, Does.Contain("Fixé par l’hôte").And.Contain("20 de suite, puis 90 par minute").And.Not.Contain("name=\"SearchBurst\""));
        await claude.PostAsync(Path, ("SearchBurst", "5"), ("SearchPerMinute", "20"));
        Assert.That(_app.Get<Web.Hosting.LimitsInForce>()["Search"], Is.EqualTo(new Web.Hosting.Rate(20, 90)));
        Assert.That(page, Does.Not.Contain("name=\"SignInAccountBurst\""), "tries of a password are nobody's to loosen");
        Assert.That((await _app.Get<SetLimits>().RunAsync(_claude, [new("SignInAccount", "1000", "1000")], default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task Refusals_are_counted_for_a_day_without_anybody_in_them()
    {
        var (thread, luc, claude) = await RoomAsync();
        using (luc)
        using (claude)
        {
            await RepliesAsync(luc, thread, 8);
            Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync(Path)), Does.Contain("3 refus depuis 24 heures."));
            _app.Clock.Advance(TimeSpan.FromHours(2));
            await RepliesAsync(luc, thread, 6);
            Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync(Path)), Does.Contain("4 refus depuis 24 heures."));
            _app.Clock.Advance(TimeSpan.FromHours(23));
            Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync(Path)), Does.Contain("1 refus depuis 24 heures."));
            _app.Clock.Advance(TimeSpan.FromHours(5));
            Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync(Path)), Does.Not.Match(@"\d refus depuis"));
        }
    }

    [Test]
    public async Task During_a_meeting_an_address_is_forty_people_and_one_account_s_tries_are_still_counted()
    {
        using var claude = await _app.VisitAsync(_claude);
        using var room = await _app.VisitAsync();
        Assert.That((await claude.PostAsync(Path + "/rencontre", ("Hours", "5"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "not a choice of the list");
        Assert.That((await claude.PostAsync(Path + "/rencontre", ("Hours", "4"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync(Path)), Does.Contain("La rencontre est ouverte jusqu’à").And.Match("<time [^>]*data-time=\"exact\">le "), "script says a moment to come as a date, not as one gone by");
        for (var i = 0; i < 240; i++) Assert.That(await TryAsync(room, $"personne{i}@example.org"), Is.EqualTo(HttpStatusCode.BadRequest), $"{i}");
        Assert.That(await TryAsync(room, "encore@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests), "the address has its limit still");
        _app.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 10; i++) await TryAsync(room, "amina@example.org");
        Assert.That(await TryAsync(room, "amina@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        _app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.That(_app.Get<Web.Hosting.LimitsInForce>().AddressShare, Is.EqualTo(10), "it ended by itself");
        Assert.That((await claude.PostAsync(Path + "/rencontre", ("Hours", "72"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await claude.PostAsync(Path + "/rencontre")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(_app.Get<Web.Hosting.LimitsInForce>().IsMeeting, Is.False);
        Assert.That(await ActsAsync(), Is.EqualTo(new[] { "MeetingHeld 4", "MeetingHeld 72", "MeetingEnded " }));
        Assert.That(WebUtility.HtmlDecode(await claude.ReadAsync("/administration/journal")), Does.Contain("Rencontre commencée").And.Contain("72 heures"));
    }

    [Test]
    public async Task What_another_node_wrote_counts_here_within_ten_seconds_even_where_its_word_was_lost()
    {
        await _app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("insert into settings (name, value) values ('site.limits', @value)", new { value = """{"Paces":{"Post":{"Burst":3,"PerMinute":4}},"MeetingUntil":null}""" }), default);
        var limits = _app.Get<Web.Hosting.LimitsInForce>();
        await Until.TrueAsync(() =>
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(10));
            return limits["Post"] == new Web.Hosting.Rate(3, 4);
        }, "the other node's choice");
    }

    private async Task<(long Thread, Visitor Luc, Visitor Claude)> RoomAsync()
    {
        var member = await _app.World.MemberAsync("Luc Tremblay");
        return ((await _app.World.ThreadAsync(member)).Id, await _app.VisitAsync(member), await _app.VisitAsync(_claude));
    }

    private static async Task<int[]> RepliesAsync(Visitor by, long thread, int times)
    {
        var statuses = new int[times];
        for (var i = 0; i < times; i++) statuses[i] = (int)(await by.PostAsync($"/fils/{thread}/repondre", ("Body", $"Réponse {Guid.NewGuid()}"), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode;
        return statuses;
    }

    private Task<IReadOnlyList<string>> ActsAsync() => _app.ReadAsync(async db => (IReadOnlyList<string>)[.. await db.ListAsync<string>("select act || ' ' || detail as said from audit_log order by id")]);

    /// <summary>Without a token: a try counts whether its form is in order or not.</summary>
    private static async Task<HttpStatusCode> TryAsync(Visitor by, string email)
    {
        using var form = new FormUrlEncodedContent([new("Email", email), new("Password", "essai")]);
        return (await by.Http.PostAsync(new Uri("/connexion", UriKind.Relative), form)).StatusCode;
    }
}
