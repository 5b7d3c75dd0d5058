using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Accounts;

public sealed class OpenSessionsTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_member_sees_her_sessions_by_device_and_closes_one()
    {
        var (member, email) = await App.AccountAsync("Zoé Martel");
        using var phone = await App.VisitAsync();
        phone.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        await phone.EntersAsync(email);
        using var desk = await App.VisitAsync(member);
        var page = await desk.ReadAsync("/compte/sessions");
        Assert.That(page, Does.Contain("Firefox, Android").And.Contain("Cet appareil").And.Contain("Appareil inconnu"));
        Assert.That((await desk.PostAsync("/compte/sessions", ("Id", Sessions.Id(phone.Cookie()!)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await phone.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await desk.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Signing_out_everywhere_closes_this_one_too()
    {
        var (member, _) = await App.AccountAsync("Ali Haddad");
        using var one = await App.VisitAsync(member);
        using var two = await App.VisitAsync(member);
        Assert.That((await one.PostAsync("/compte/sessions/partout")).Headers.Location?.OriginalString, Is.EqualTo("/connexion?partout=true"));
        Assert.That(WebUtility.HtmlDecode(await one.ReadAsync("/connexion?partout=true")), Does.Contain("Toutes vos sessions sont fermées."));
        foreach (var visitor in new[] { one, two }) Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Nobody_sees_or_closes_a_session_of_somebody_else()
    {
        var (member, _) = await App.AccountAsync("Rose Pelletier");
        var (other, _) = await App.AccountAsync("Luc Simard");
        using var hers = await App.VisitAsync(member);
        using var his = await App.VisitAsync(other);
        Assert.That((await his.PostAsync("/compte/sessions", ("Id", Sessions.Id(hers.Cookie()!)))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await his.PostAsync("/compte/sessions")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await hers.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/compte/sessions")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await nobody.PostAsync("/compte/sessions/partout")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }
}
