using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Search;

public class SearchPageTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<IHtmlDocument> PageAsync(Member? member, string query, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var visitor = await App.VisitAsync(member);
        using var answer = await visitor.GetAsync("/recherche" + query);
        Assert.That(answer.StatusCode, Is.EqualTo(expected), query);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Each_answer_leads_first_to_the_post_itself()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Un canot à prêter");
        for (var i = 0; i < 19; i++) await World.ReplyAsync(amina, thread, "Merci!");
        await World.ReplyAsync(amina, thread, "Et les **pagaies**?");
        var page = await PageAsync(amina, "?q=pagaie");
        var hit = page.QuerySelectorAll("#resultats > li").Single();
        Assert.That(hit.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo($"/fils/{thread.Id}/un-canot-a-preter?page=2#m21"));
        Assert.That(hit.QuerySelector(".extract")!.InnerHtml, Is.EqualTo("Et les <mark>pagaies</mark>?"));
        Assert.That(hit.TextContent, Does.Contain("Réponse d’Amina Diallo"));
        Assert.That(page.QuerySelector("main [role=status]")!.TextContent.Trim(), Is.EqualTo("1 fil trouvé, parmi ceux que vous pouvez lire."));
    }

    [Test]
    public async Task What_members_wrote_is_shown_and_never_run()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "<b>Harpe</b> & <script>alert(1)</script>", body: "<img src=x onerror=alert(1)> une harpe");
        var page = await PageAsync(amina, "?q=%3Cscript%3Eharpe");
        var hit = page.QuerySelectorAll("#resultats > li").Single();
        Assert.That(hit.QuerySelector("h2")!.TextContent, Is.EqualTo("<b>Harpe</b> & <script>alert(1)</script>"));
        Assert.That(hit.QuerySelectorAll("script, img, b:not(.count b)"), Is.Empty);
        Assert.That(page.QuerySelector<IHtmlInputElement>("main input[name=q]")!.Value, Is.EqualTo("<script>harpe"));
    }

    [Test]
    public async Task A_masked_author_stays_masked()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var leo = await World.MemberAsync("Léo Gagnon");
        await World.ThreadAsync(amina, "Une vielle à roue", kind: "etude-de-cas");
        var page = await PageAsync(leo, "?q=vielle");
        Assert.That(page.QuerySelectorAll("#resultats > li"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("Amina"));
    }

    [Test]
    public async Task Somebody_not_signed_in_finds_only_what_is_public_and_is_told_so()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Un clavecin");
        var page = await PageAsync(null, "?q=clavecin");
        Assert.That(page.QuerySelectorAll("#resultats > li"), Is.Empty);
        Assert.That(page.QuerySelector("main .empty a")!.GetAttribute("href"), Is.EqualTo("/connexion"));
    }

    [Test]
    public async Task A_slip_leads_to_the_word_and_says_so()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Un théorbe", body: "Le luthier l’a verni.");
        var page = await PageAsync(amina, "?q=luhtier");
        Assert.That(page.QuerySelectorAll("#resultats > li"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelector("main [role=status] p")!.TextContent, Is.EqualTo("Rien encore sur «\u00A0luhtier\u00A0»."));
        Assert.That(page.QuerySelector("main [role=status] a")!.GetAttribute("href"), Is.EqualTo("/recherche?q=luthier"));
        page = await PageAsync(amina, "?q=th%C3%A9orbe luhtier");
        Assert.That(page.QuerySelector("main [role=status] a")!.TextContent, Is.EqualTo("«\u00A0théorbe luthier\u00A0»"));
    }

    [Test]
    public async Task Many_answers_come_by_numbered_pages()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        for (var i = 0; i < 21; i++) await World.ThreadAsync(amina, $"Mandoline {i}");
        var page = await PageAsync(amina, "?q=mandolines&page=2");
        Assert.That(page.QuerySelectorAll("#resultats > li"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll("nav.pages a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "/recherche?q=mandolines&page=1", "/recherche?q=mandolines&page=2" }));
    }

    [TestCase("")]
    [TestCase("?q=")]
    [TestCase("?q=%20")]
    public async Task Nothing_asked_shows_the_field(string query)
    {
        var page = await PageAsync(null, query);
        Assert.That(page.QuerySelector("main form[role=search] input[name=q]"), Is.Not.Null);
        Assert.That(page.QuerySelectorAll("#resultats, .empty"), Is.Empty);
    }

    [TestCase("?q=a%01b")]
    [TestCase("?q=%EF%BF%BF")]
    [TestCase("?q=%E2%80%AEabc")]
    public async Task A_query_that_cannot_be_read_says_so_beside_the_field(string query)
    {
        var page = await PageAsync(null, query, HttpStatusCode.UnprocessableEntity);
        Assert.That(page.QuerySelector("#q-erreur")!.TextContent, Is.Not.Empty);
        Assert.That(page.QuerySelector("#q")!.GetAttribute("aria-invalid"), Is.EqualTo("true"));
    }

    [Test]
    public async Task A_query_too_long_keeps_its_text()
    {
        var page = await PageAsync(null, "?q=" + new string('a', 300), HttpStatusCode.UnprocessableEntity);
        Assert.That(page.QuerySelector<IHtmlInputElement>("#q")!.Value, Is.EqualTo(new string('a', 300)));
    }

    [TestCase("&page=0")]
    [TestCase("&page=-1")]
    [TestCase("&page=2")]
    [TestCase("&page=9e9")]
    [TestCase("&page=99999999999999999999")]
    public async Task A_page_that_is_not_there_is_not_found(string page) => await PageAsync(null, "?q=rien" + page, HttpStatusCode.NotFound);

    [Test]
    public async Task English_readers_search_in_English()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(amina);
        using var _ = await visitor.PostAsync("/langue", ("langue", "en"));
        Assert.That(await visitor.ReadAsync("/recherche?q=nothing"), Does.Contain("Nothing yet about “nothing”."));
    }

    [Test]
    public async Task Every_page_has_the_field_in_its_top_bar()
    {
        using var visitor = await App.VisitAsync();
        var page = new HtmlParser().ParseDocument(await visitor.ReadAsync("/connexion"));
        Assert.That(page.QuerySelector("header form[action='/recherche'] input[name=q]"), Is.Not.Null);
    }
}
