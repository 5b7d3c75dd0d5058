using System.Net;
using Forum.Core.Data;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Forum.Web.Resources;

namespace Forum.Tests.Hosting;

/// <summary>The limits as they are by default: Scale is 1.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class LimitsTests(Dialect dialect)
{
    private ForumApp _app = null!;

    [SetUp]
    public void Start() => _app = new(dialect, new() { ["Forum:Limits:Scale"] = "1" });

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_sixth_reply_at_once_waits_five_seconds_and_keeps_its_text()
    {
        var member = await _app.World.MemberAsync("Luc Tremblay");
        var thread = await _app.World.ThreadAsync(member);
        using var luc = await _app.VisitAsync(member);
        luc.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        for (var i = 1; i <= 5; i++) Assert.That((await ReplyAsync(luc, thread.Id, $"Réponse {i}")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

        var refused = await ReplyAsync(luc, thread.Id, "La réponse de trop");
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That((refused.StatusCode, refused.Headers.RetryAfter!.ToString()), Is.EqualTo((HttpStatusCode.TooManyRequests, "5")));
        Assert.That(page, Does.Contain(Texts.French.Count("errors.retry_in", 5)).And.Contains("La réponse de trop").And.Contains($"action=\"/fils/{thread.Id}/repondre\"").And.Contains("name=\"SubmissionId\""));

        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await ReplyAsync(luc, thread.Id, "La réponse de trop")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await ReplyAsync(luc, thread.Id, "Encore une")).StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await _app.ReadAsync(db => db.OneAsync<long>("select count(*) from posts")), Is.EqualTo(7));
    }

    [Test]
    public async Task One_member_s_limit_is_not_another_s_and_reading_goes_on()
    {
        var member = await _app.World.MemberAsync("Luc Tremblay");
        var thread = await _app.World.ThreadAsync(member);
        using var luc = await _app.VisitAsync(member);
        for (var i = 0; i < 6; i++) await ReplyAsync(luc, thread.Id, "Bonjour!");
        Assert.That((await luc.GetAsync($"/fils/{thread.Id}/{thread.Slug}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var amina = await _app.VisitAsync(await _app.World.MemberAsync("Amina Diallo"));
        Assert.That((await ReplyAsync(amina, thread.Id, "Bonjour!")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Guessing_one_account_s_password_is_slowed_while_forty_people_at_the_same_address_sign_in()
    {
        using var visitor = await _app.VisitAsync();
        for (var i = 0; i < 10; i++) Assert.That(await TryAsync(visitor, "amina@example.org"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await TryAsync(visitor, "amina@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await TryAsync(visitor, " AMINA@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests), "the same account, written otherwise");
        Assert.That(await TryAsync(visitor, new string(' ', 400) + "amina@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests), "the page takes the spaces off");
        Assert.That((await visitor.Http.PostAsync(new Uri("/connexion", UriKind.Relative), new FormUrlEncodedContent([new("Email", "amina@example.org"), new("Email", "x@example.org")]))).StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests), "the page reads the first");
        for (var i = 0; i < 40; i++) Assert.That(await TryAsync(visitor, $"personne{i}@example.org"), Is.EqualTo(HttpStatusCode.BadRequest));
        for (var i = 0; i < 20; i++) await TryAsync(visitor, $"autre{i}@example.org");
        Assert.That(await TryAsync(visitor, "encore@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests), "the address too has its limit");
    }

    [Test]
    public async Task Links_asked_for_by_somebody_else_keep_nobody_from_her_own()
    {
        await using var app = new ForumApp(dialect, new() { ["Forum:Limits:Scale"] = "1", ["Forum:Proxy:Known"] = "127.0.0.1" });
        var (_, email) = await app.AccountAsync("Odile Fortin");
        using var stranger = await VisitFromAsync(app, "203.0.113.7");
        for (var n = 0; n < 3; n++) Assert.That(await AskAsync(stranger, email), Is.EqualTo(HttpStatusCode.SeeOther));
        using var refused = await stranger.PostAsync("/connexion/lien", ("Email", $" {email.ToUpperInvariant()}"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Réessayez dans 5 minutes."));
        for (var n = 0; n < 3; n++) Assert.That(await AskAsync(stranger, "personne@example.org"), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await AskAsync(stranger, "personne@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests), "who has no account is answered alike");
        using var owner = await VisitFromAsync(app, "198.51.100.9");
        Assert.That(await AskAsync(owner, email), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await app.MailAsync(email), Has.Count.EqualTo(4));
        Assert.That(await owner.EntersAsync(email), Is.True, "and a password is another limit");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await AskAsync(stranger, email), Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_forged_X_Forwarded_For_does_not_change_who_is_limited()
    {
        using var visitor = await _app.VisitAsync();
        for (var i = 0; i < 10; i++)
        {
            visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i}");
            await TryAsync(visitor, "amina@example.org");
        }
        Assert.That(await TryAsync(visitor, "amina@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Whoever_floods_pages_is_asked_to_wait_and_files_still_come()
    {
        using var luc = await _app.VisitAsync(await _app.World.MemberAsync("Luc Tremblay"));
        HttpStatusCode last = default;
        for (var i = 0; i < 121; i++) last = (await luc.GetAsync("/connexion")).StatusCode;
        Assert.That(last, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await luc.GetAsync("/favicon.svg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await luc.GetAsync("/sante/vivant")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<Visitor> VisitFromAsync(ForumApp app, string address)
    {
        var visitor = await app.VisitAsync();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }

    private static async Task<HttpStatusCode> AskAsync(Visitor by, string email) => (await by.PostAsync("/connexion/lien", ("Email", email))).StatusCode;

    /// <summary>A try counts whether its form is in order or not; without a token it is 400, and no password is hashed.</summary>
    private static async Task<HttpStatusCode> TryAsync(Visitor by, string email)
    {
        using var form = new FormUrlEncodedContent([new("Email", email), new("Password", "essai")]);
        return (await by.Http.PostAsync(new Uri("/connexion", UriKind.Relative), form)).StatusCode;
    }

    private static Task<HttpResponseMessage> ReplyAsync(Visitor by, long thread, string body) => by.PostAsync($"/fils/{thread}/repondre", ("Body", body), ("SubmissionId", Guid.NewGuid().ToString()));
}
