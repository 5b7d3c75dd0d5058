using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Accounts;

public sealed class ChangePasswordTests(Dialect dialect) : BothStores(dialect)
{
    private const string New = "cinq outardes au vent";

    [Test]
    public async Task A_new_password_closes_every_other_session_and_keeps_this_one_under_a_new_value()
    {
        var (maude, email) = await App.AccountAsync("Maude Ouellet");
        using var phone = await App.VisitAsync(maude);
        using var desk = await App.VisitAsync(maude);
        using var thief = await App.VisitAsync();
        thief.Cookies.Add(desk.Cookies.GetAllCookies()["forum"]!);

        var answer = await desk.PostAsync("/compte/mot-de-passe", ("Old", People.Password), ("New", New));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/compte?fait=mot-de-passe"));
        Assert.That(await desk.ReadAsync("/compte?fait=mot-de-passe"), Does.Contain("role=\"status\""));
        Assert.That((await phone.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await thief.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var later = await App.VisitAsync();
        Assert.That(await later.EntersAsync(email), Is.False);
        Assert.That(await later.EntersAsync(email, New), Is.True);
    }

    [Test]
    public async Task Without_the_old_password_nothing_changes()
    {
        var (maude, _) = await App.AccountAsync("Léa Morin");
        using var visitor = await App.VisitAsync(maude);
        var answer = await visitor.PostAsync("/compte/mot-de-passe", ("Old", "autre chose"), ("New", New));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("id=\"Old-erreur\"").And.Not.Contain(New));
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await App.TriesAsync(maude), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_left_open_does_not_serve_to_guess_the_password()
    {
        var (maude, _) = await App.AccountAsync("Ève Caron");
        await App.SetTriesAsync(maude, 9, App.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        using var visitor = await App.VisitAsync(maude);
        Assert.That((await visitor.PostAsync("/compte/mot-de-passe", ("Old", People.Password), ("New", New))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [TestCase("court")]
    [TestCase("motdepasse123")]
    [TestCase("maude ouellet")]
    public async Task A_weak_new_password_is_refused_with_the_reason(string weak)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        var answer = await visitor.PostAsync("/compte/mot-de-passe", ("Old", People.Password), ("New", weak));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("id=\"New-erreur\""));
    }

    [Test]
    public async Task A_reset_closes_all_sessions_and_ends_the_wait()
    {
        var (maude, email) = await App.AccountAsync("Rita Simard");
        using var visitor = await App.VisitAsync(maude);
        await App.SetTriesAsync(maude, 9, App.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));

        Assert.That(World.Done(await App.Get<ResetPassword>().RunAsync(email, New, default)), Is.EqualTo(1));

        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        visitor.ForgetToken();
        Assert.That(await visitor.EntersAsync(email, New), Is.True);
    }

    [Test]
    public async Task A_reset_of_an_unknown_account_is_refused() =>
        Assert.That((await App.Get<ResetPassword>().RunAsync("personne@example.org", New, default)).Refusal?.Key, Is.EqualTo("accounts.email_unknown"));
}
