using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Mail;

public sealed class MailPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Without_a_mail_server_a_coordinator_reads_what_would_have_left()
    {
        var coordinator = await World.MemberAsync("Claude Coordination", role: Role.Coordinator);
        var address = (await App.Get<FindAddress>().RunAsync(coordinator.Id, default))!.Email;
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(await visitor.ReadAsync("/administration/courriels"), Does.Contain("Aucun serveur de courriel"));
        Assert.That((await visitor.PostAsync("/administration/courriels/essai")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var message = (await App.MailAsync(address)).Single();
        Assert.That(message.Subject, Does.StartWith("Courriel d’essai"));

        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/administration/courriels"));
        Assert.That(page, Does.Contain("À transmettre").And.Contain(address));
        var file = await visitor.GetAsync(page.Split("href=\"").Single(p => p.StartsWith("/administration/courriels/fichier", StringComparison.Ordinal)).Split('"')[0]);
        Assert.That(file.Content.Headers.ContentType?.MediaType, Is.EqualTo("message/rfc822"));
        Assert.That(file.Content.Headers.ContentDisposition?.DispositionType, Is.EqualTo("attachment"));
        Assert.That((await visitor.GetAsync("/administration/courriels/fichier?nom=../../../forum.db")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Role.Member)]
    [TestCase(Role.Facilitator)]
    public async Task Nobody_else_sees_it(Role role)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Pas Coordination", role: role, scopes: role is Role.Facilitator ? ["estrie"] : []));
        Assert.That((await visitor.GetAsync("/administration/courriels")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.GetAsync("/administration/courriels/fichier?nom=x.eml")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync("/administration/courriels/essai")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync("/administration/courriels/encore")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/administration/courriels")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }
}
