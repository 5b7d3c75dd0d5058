using Forum.Core.Data;

namespace Forum.Tests.Accounts;

public sealed class CookieTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var (_, email) = await App.AccountAsync("Paul Ouellet");
        using var visitor = await App.VisitAsync();
        var cookie = (await visitor.SignInAsync(email)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("forum=", StringComparison.Ordinal)).ToUpperInvariant();
        Assert.That(cookie.Split("; ").Skip(1), Is.EquivalentTo(new[] { "MAX-AGE=5184000", "PATH=/", "SAMESITE=LAX", "HTTPONLY" }));
    }

    [Test]
    public async Task The_store_alone_opens_no_session()
    {
        var member = await World.MemberAsync("Anne Roy");
        using var visitor = await App.VisitAsync(member);
        var stored = await App.ReadAsync(db => db.OneAsync<string>("select id from sessions where member_id = @Id", new { member.Id }));
        Assert.That(stored, Is.Not.EqualTo(visitor.Cookie()));
        using var thief = await App.VisitAsync();
        thief.Cookies.Add(new System.Net.Cookie("forum", stored, "/", new Uri(App.Root).Host));
        Assert.That((await thief.GetAsync("/compte")).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Redirect));
    }

    [Test]
    public async Task The_choice_of_language_stays_in_the_browser_for_visitors_and_in_the_account_for_members()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/langue", ("langue", "en"), ("retour", "/connexion"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("langue=en", StringComparison.Ordinal)).ToUpperInvariant();
        Assert.That(cookie.Split("; ").Skip(1), Is.EquivalentTo(new[] { "MAX-AGE=31536000", "PATH=/", "SAMESITE=LAX", "HTTPONLY" }));
        Assert.That(await visitor.ReadAsync("/connexion"), Does.Contain("lang=\"en-CA\"").And.Contain("Sign in"));

        var member = await World.MemberAsync("Simone Roy");
        using var phone = await App.VisitAsync(member);
        using var desk = await App.VisitAsync(member);
        await phone.PostAsync("/langue", ("langue", "en"), ("retour", "/"));
        Assert.That(await desk.ReadAsync("/compte"), Does.Contain("lang=\"en-CA\""));
        await desk.PostAsync("/langue", ("langue", "klingon"), ("retour", "/"));
        Assert.That(await phone.ReadAsync("/compte"), Does.Contain("lang=\"fr-CA\""));
    }
}
