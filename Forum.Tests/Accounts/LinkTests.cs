using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Mail;

namespace Forum.Tests.Accounts;

public sealed class LinkTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_link_by_mail_opens_a_session_once_in_the_browser_that_asked()
    {
        var (_, email) = await App.AccountAsync("Noémie Caron");
        using var visitor = await App.VisitAsync();
        var link = await AskAsync(visitor, email);

        Assert.That(await visitor.ReadAsync(link), Does.Contain("action=\"/connexion/par-lien\"").And.Contain("Se connecter"));
        Assert.That(visitor.Cookie(), Is.Null, "a look signs nobody in");
        Assert.That((await FollowAsync(visitor, link)).Headers.Location?.OriginalString, Is.EqualTo("/"));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain("Noémie Caron"));

        visitor.ForgetToken();
        var again = await FollowAsync(visitor, link);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("Ce lien ne sert plus"));
    }

    [Test]
    public async Task Another_browser_is_told_to_ask_for_its_own()
    {
        var (_, email) = await App.AccountAsync("Yan Tremblay");
        using var asker = await App.VisitAsync();
        using var other = await App.VisitAsync();
        var link = await AskAsync(asker, email);
        var page = await other.GetAsync(link);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("dans un autre navigateur"));
        Assert.That((await FollowAsync(other, link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(other.Cookie(), Is.Null);
        Assert.That((await FollowAsync(asker, link)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task After_a_quarter_of_an_hour_a_link_is_over()
    {
        var (_, email) = await App.AccountAsync("Rita Bélanger");
        using var visitor = await App.VisitAsync();
        var link = await AskAsync(visitor, email);
        App.Clock.Advance(AskLink.Lifetime + TimeSpan.FromSeconds(1));
        Assert.That((await visitor.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FollowAsync(visitor, link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_address_without_an_account_gets_the_same_answer_and_no_mail()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/connexion/lien", ("Email", "personne@example.org"));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/connexion/lien?envoye=true"));
        Assert.That(await App.MailAsync("personne@example.org"), Is.Empty);
        Assert.That(await visitor.ReadAsync("/connexion/lien?envoye=true"), Does.Contain("Si ce courriel a un compte"));
    }

    [Test]
    public async Task What_is_no_address_is_said_beside_the_field()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/connexion/lien", ("Email", "noémie chez exemple"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Email-erreur").And.Contain("value=\"noémie chez exemple\""));
    }

    [Test]
    public async Task Nobody_fills_a_mailbox_with_links()
    {
        var (_, email) = await App.AccountAsync("Basile Cyr");
        using var visitor = await App.VisitAsync();
        for (var n = 0; n < AskLink.Most + 2; n++) Assert.That((await visitor.PostAsync("/connexion/lien", ("Email", email))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await App.MailAsync(email), Has.Count.EqualTo(AskLink.Most));
    }

    [Test]
    public async Task A_link_asked_for_stays_good_when_another_is_asked_for()
    {
        var (_, email) = await App.AccountAsync("Fabrice Hamel");
        using var visitor = await App.VisitAsync();
        var first = await AskAsync(visitor, email);
        await AskAsync(visitor, email);
        Assert.That((await FollowAsync(visitor, first)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_new_password_closes_the_other_sessions_and_a_weak_one_spends_nothing()
    {
        var (member, email) = await App.AccountAsync("Odile Fortin");
        using var phone = await App.VisitAsync(member);
        using var desk = await App.VisitAsync();
        var link = await AskAsync(desk, email);
        var weak = await FollowAsync(desk, link, "12345678");
        Assert.That(weak.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await weak.Content.ReadAsStringAsync(), Does.Contain("New-erreur").And.Not.Contain("12345678"));
        Assert.That((await FollowAsync(desk, link, "six canards verts")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await phone.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var later = await App.VisitAsync();
        Assert.That(await later.EntersAsync(email), Is.False);
        Assert.That(await later.EntersAsync(email, "six canards verts"), Is.True);
    }

    [Test]
    public async Task A_suspended_member_gets_no_link_and_follows_none()
    {
        var (member, email) = await App.AccountAsync("Guy Leclerc");
        using var visitor = await App.VisitAsync();
        var link = await AskAsync(visitor, email);
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set suspended_at = @now where id = @Id", new { member.Id, now = App.Now }), default);
        Assert.That((await FollowAsync(visitor, link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await visitor.PostAsync("/connexion/lien", ("Email", email));
        Assert.That(await App.MailAsync(email), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_store_alone_opens_nothing()
    {
        var (_, email) = await App.AccountAsync("Inès Roy");
        using var visitor = await App.VisitAsync();
        var key = (await AskAsync(visitor, email)).Split("cle=")[1];
        var stored = await App.ReadAsync(db => db.ListAsync<string>("select secret from one_time_links where secret is not null union all select browser from one_time_links"));
        Assert.That(stored, Is.Not.Empty.And.None.EqualTo(key).And.None.EqualTo(visitor.Cookies.GetAllCookies()["forum-lien"]!.Value));
    }

    private async Task<string> AskAsync(Visitor visitor, string email)
    {
        Assert.That((await visitor.PostAsync("/connexion/lien", ("Email", email))).Headers.Location?.OriginalString, Is.EqualTo("/connexion/lien?envoye=true"));
        return (await App.MailAsync(email))[^1].Link();
    }

    private static Task<HttpResponseMessage> FollowAsync(Visitor visitor, string link, string password = "") => visitor.PostAsync("/connexion/par-lien", ("cle", link.Split("cle=")[1]), ("New", password));
}
