using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Publishing;

/// <summary>A link and a sentence, published in one step; nothing is ever fetched.</summary>
public sealed class CapsuleTests(Dialect dialect) : BothStores(dialect)
{
    [TestCase("https://www.fonds.example/appels/appel-de-projets_2027.html", "Appel de projets 2027 (fonds.example)")]
    [TestCase("https://fonds.example/", "fonds.example")]
    [TestCase("https://fonds.example/a/12345678", "fonds.example")]
    [TestCase("https://fonds.example/d/1aB9x7Qz3kL0", "fonds.example")]
    [TestCase("https://fonds.example/%C3%A9tude-sur-le-d%C3%A9crochage", "Étude sur le décrochage (fonds.example)")]
    public void The_title_is_read_from_the_address(string address, string title) => Assert.That(ShareLink.TitleOf(address), Is.EqualTo(title));

    [TestCase("fonds.example/appel", "https://fonds.example/appel")]
    [TestCase(" https://fonds.example/appel ", "https://fonds.example/appel")]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("mailto:luc@example.org", null)]
    [TestCase("/fils/3/x", null)]
    [TestCase("https://localhost/x", null)]
    [TestCase("https://fonds.example/a><script>", null)]
    [TestCase("rien", null)]
    public void An_address_is_one_of_the_web(string said, string? address) => Assert.That(ShareLink.Address(said), Is.EqualTo(address));

    [Test]
    public async Task A_link_and_a_sentence_are_a_thread_of_her_region_at_once()
    {
        var amina = await World.MemberAsync("Amina Diallo", "estrie");
        using var visitor = await App.VisitAsync(amina);
        Assert.That(await visitor.ReadAsync("/publier"), Does.Contain("href=\"/capsule\""));
        await visitor.ReadAsync("/capsule");
        var id = Submission.New();
        var sent = new[] { ("Link", "fonds.example/appel-de-projets"), ("Words", "Un fonds pour la formation des intervenantes."), ("Title", ""), ("SubmissionId", id) };
        var first = await visitor.PostAsync("/capsule", sent);
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await visitor.PostAsync("/capsule", sent)).Headers.Location, Is.EqualTo(first.Headers.Location), "sent twice, it is one thread");
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(first.Headers.Location!.OriginalString.Split('#')[0]));
        Assert.That(page, Does.Contain("<h1 lang=\"fr-CA\" dir=\"auto\">Appel de projets (fonds.example)</h1>").And.Contain("href=\"https://fonds.example/appel-de-projets\"").And.Contain("/regions/estrie\">Estrie</a>").And.Contain("Un fonds pour la formation"));
    }

    [Test]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_rest_is_kept()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "estrie"));
        foreach (var (link, sentence) in new[] { ("", "Collez l’adresse"), ("javascript:alert(1)", "n’en est pas une du Web") })
        {
            var refused = await visitor.PostAsync("/capsule", ("Link", link), ("Words", "Ma phrase gardée"), ("SubmissionId", Submission.New()));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.That(page, Does.Contain(sentence).And.Contain("Ma phrase gardée").And.Contain("Link-erreur"));
        }
        var advised = await visitor.PostAsync("/capsule", ("Link", "https://fonds.example/"), ("Words", "Kevin Tremblay, 14 ans, de la polyvalente de Matane."), ("SubmissionId", Submission.New()));
        Assert.That((advised.StatusCode, (await advised.Content.ReadAsStringAsync()).Contains("name=\"Seen\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [Test]
    public async Task Nobody_shares_without_an_account() =>
        Assert.That((await App.Get<ShareLink>().RunAsync(new(Member.Nobody, "https://fonds.example/", "", "", Submission.New(), Language.French), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
}
