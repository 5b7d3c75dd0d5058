using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Accounts;

public sealed class SignInTests(Dialect dialect) : BothStores(dialect)
{
    private const string Password = "quatre canards jaunes";

    [Test]
    public async Task The_right_password_opens_a_session_and_goes_back_to_the_page_asked_for()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/connexion", ("Email", await AccountAsync("Maude Ouellet")), ("Password", Password), ("retour", "/langue-des-signes?q=é"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/langue-des-signes?q=%C3%A9"));
        Assert.That(await visitor.ReadAsync("/"), Does.Contain("Maude Ouellet"));
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_the_address_kept()
    {
        using var visitor = await App.VisitAsync();
        var email = await AccountAsync("Léo Gagnon");
        var answer = await visitor.PostAsync("/connexion", ("Email", email), ("Password", "autre chose"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"value=\"{email}\"").And.Not.Contain("autre chose"));
        Assert.That(visitor.Cookies.GetAllCookies().Select(c => c.Name), Has.None.EqualTo("forum"));
    }

    [Test]
    public async Task After_signing_out_a_copy_of_the_cookie_is_worth_nothing()
    {
        var member = await World.MemberAsync("Nadia Tremblay");
        using var visitor = await App.VisitAsync(member);
        using var thief = await App.VisitAsync();
        thief.Cookies.Add(visitor.Cookies.GetAllCookies()["forum"]!);
        Assert.That(await thief.ReadAsync("/"), Does.Contain("Nadia Tremblay"));

        var answer = await visitor.PostAsync("/deconnexion");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await thief.ReadAsync("/"), Does.Not.Contain("Nadia Tremblay"));
    }

    [Test]
    public async Task The_footer_switches_the_language_of_a_visitor_and_of_a_member()
    {
        using var visitor = await App.VisitAsync();
        await visitor.PostAsync("/langue", ("langue", "en"), ("retour", "/connexion"));
        Assert.That(await visitor.ReadAsync("/connexion"), Does.Contain("lang=\"en-CA\"").And.Contain("Sign in"));

        var member = await World.MemberAsync("Simone Roy");
        using var phone = await App.VisitAsync(member);
        using var desk = await App.VisitAsync(member);
        await phone.PostAsync("/langue", ("langue", "en"), ("retour", "/"));
        Assert.That(await desk.ReadAsync("/"), Does.Contain("lang=\"en-CA\""));
    }

    private async Task<string> AccountAsync(string name)
    {
        var member = await World.MemberAsync(name);
        await App.Get<Database>().WriteAsync<long>(async db => await db.RunAsync("update members set password_hash = @hash where id = @Id", new { member.Id, hash = App.Get<Passwords>().Hash(Password) }), default);
        return await App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { member.Id }));
    }
}
