using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Mail;

namespace Forum.Tests.Joining;

/// <summary>A list of people, from its first look to what is left of it.</summary>
public sealed class InviteListTests(Dialect dialect) : BothStores(dialect)
{
    private const string Look = "/animation/invitations/liste", Send = "/animation/invitations/liste/envoyer";

    [Test]
    public async Task A_list_is_shown_line_by_line_before_anything_leaves()
    {
        using var visitor = await VisitAsync();
        var page = await TextAsync(await visitor.PostAsync(Look, ("List", List("vue", "suivante")), ("Note", "Bonjour à vous")));
        Assert.That(page, Does.Contain("2 lignes sont prêtes").And.Contain("déjà plus haut").And.Contain("ne semble pas complet").And.Contain("Vous n’animez pas cette région"));
        Assert.That(page, Does.Match("Ligne 4\u00A0:[^\n]*Encore elle").And.Match("Ligne 6\u00A0:[^\n]*pas-une-adresse"), "as her spreadsheet counts, titles and empty lines too");
        Assert.That(await App.MailAsync("vue@example.org"), Is.Empty);
        Assert.That((await visitor.PostAsync(Look, ("List", " \n"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task What_could_not_leave_is_shown_again_alone_and_nothing_leaves_twice()
    {
        using var visitor = await VisitAsync();
        var list = List("une", "deux");
        var left = await TextAsync(await visitor.PostAsync(Send, ("List", list), ("Note", "Bonjour à vous")));
        Assert.That(left, Does.Contain("2 invitations sont parties").And.Contain("3 lignes restent à corriger").And.Contain("déjà plus haut").And.Contain("ne semble pas complet").And.Contain("Vous n’animez pas cette région"));
        Assert.That(left, Does.Contain(">\nune@example.org;Encore elle;;Estrie\npas-une-adresse;X;;Estrie\nx@example.org;Y;;Côte-Nord</textarea>").And.Not.Contain("Noémie"), "only what is left stands in the field");
        Assert.That((await App.MailAsync("une@example.org")).Single().TextBody, Does.Contain("Bonjour à vous"));
        Assert.That(await App.MailAsync("deux@example.org"), Has.Count.EqualTo(1));
        Assert.That(await App.MailAsync("x@example.org"), Is.Empty);

        Assert.That(await TextAsync(await visitor.PostAsync(Send, ("List", list), ("Note", "Bonjour à vous"))), Does.Contain("vient de partir à cette adresse"));
        Assert.That(await App.MailAsync("une@example.org"), Has.Count.EqualTo(1), "sent once more by the browser, it leaves once");
        Assert.That((await visitor.PostAsync(Send, ("List", "bonne@example.org;;;estrie"))).Headers.Location?.OriginalString, Is.EqualTo("/animation/invitations?faites=1"));
    }

    [Test]
    public async Task A_list_that_is_too_long_is_refused_whole()
    {
        using var visitor = await VisitAsync();
        var list = string.Join('\n', Enumerable.Range(0, 501).Select(n => $"p{n}@example.org;;;estrie"));
        foreach (var path in new[] { Look, Send })
        {
            var answer = await visitor.PostAsync(path, ("List", list));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(await TextAsync(answer), Does.Contain("au plus 500 personnes").And.Contain("p500@example.org"));
        }
        Assert.That(await App.MailAsync("p0@example.org"), Is.Empty);
    }

    [Test]
    public async Task A_member_invites_nobody()
    {
        using var member = await App.VisitAsync(await World.MemberAsync("Membre Seule"));
        Assert.That((await member.GetAsync(Look)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var path in new[] { Look, Send }) Assert.That((await member.PostAsync(path, ("List", "seule@example.org;;;estrie"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await App.MailAsync("seule@example.org"), Is.Empty);
    }

    /// <summary>Titles, two good lines, one that names the first again, an empty one, one without an address, one of another region.</summary>
    private static string List(string one, string two) =>
        $"Courriel;Nom;Organisme;Région\r\n{one}@example.org;Noémie Caron;La Relance;Estrie\r\n{two}@example.org;;;estrie\r\n{one}@example.org;Encore elle;;Estrie\r\n\r\npas-une-adresse;X;;Estrie\r\nx@example.org;Y;;Côte-Nord\r\n";

    private async Task<Visitor> VisitAsync() => await App.VisitAsync(await World.MemberAsync("Zoé Animation", "estrie", Role.Facilitator, "estrie"));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
