using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Briefs;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>Political files, straw polls, briefs for partners and capsules, on the demo community.</summary>
public sealed partial class DossierScreenTests : Screens
{
    private Member _member = null!, _coordinator = null!;
    private ThreadHead _dossier = null!;
    private long _brief;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        _member = await DemoAsync("membre.montreal@demo.test");
        _coordinator = await DemoAsync("coordination@demo.test");
        _dossier = await World.ThreadAsync(_coordinator, "Consultation sur la fréquentation", "tout-le-quebec", "enjeux-politiques", "dossier");
        World.Done(await App.Get<AskPoll>().RunAsync(new(_coordinator, _dossier.Id, "Votre groupe signe-t-il?", "Oui\nPas encore\nNon", CountsShown: true), default));
        _brief = World.Done(await App.Get<KeepBrief>().RunAsync(new(_member, null, "Le décrochage chez nous", "Table jeunesse", Long(Brief.MaxFigures), Long(Brief.MaxDemands)), default));
        foreach (var (thread, number) in new[] { (8L, 2L), (8L, 3L), (5L, 1L), (6L, 1L), (1L, 2L), (1L, 3L), (27L, 2L), (30L, 1L) })
            World.Done(await App.Get<QuoteInBrief>().RunAsync(new(_member, _brief, thread, number, Long(Brief.MaxQuote)), default));
    }

    /// <summary>Lines of ninety letters, as people write them, up to the limit.</summary>
    private static string Long(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length) text.Append("Un seul autobus, à quinze heures trente, ce qui exclut toute activité en fin de journée.\n");
        return text.ToString(0, length).TrimEnd();
    }

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        await CheckPagesAsync(dark, width, new (string, Member?)[] { (_dossier.Url, _member), (_dossier.Url, _coordinator), ("/capsule", _member), ("/concertation?fil=8&message=2", _member), ($"/concertation/{_brief}", _member), ($"/concertation/{_brief}/imprimer", _member) });
    }

    [Test]
    public async Task The_fullest_brief_is_two_pages_on_paper()
    {
        var page = await OpenAsync($"/concertation/{_brief}/imprimer", _member);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "Letter" }));
        Assert.That(PdfPage().Count(pdf), Is.EqualTo(2));
    }

    [Test]
    public async Task Without_script_a_link_is_shared_and_a_poll_answered()
    {
        var plain = new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } };
        var page = await OpenAsync("/publier", _member, plain);
        await page.GetByRole(AriaRole.Link, new() { Name = "Seulement un lien à partager" }).ClickAsync();
        await page.GetByLabel("Adresse").FillAsync("fonds.example/appel-de-projets");
        await page.GetByLabel("Pourquoi ça vaut le détour").FillAsync("Un fonds pour la formation.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Appel de projets (fonds.example)");

        page = await OpenAsync(_dossier.Url, _member, plain);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Pas encore" }).CheckAsync();
        await page.Locator("#sondage").GetByRole(AriaRole.Button, new() { Name = "Répondre" }).ClickAsync();
        await Expect(page.Locator("#sondage")).ToContainTextAsync("1 personne a répondu.");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Pas encore" })).ToBeCheckedAsync();
    }

    [Test]
    public async Task Without_script_what_is_missing_comes_back_as_a_sentence_of_ours_beside_its_field()
    {
        var plain = new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } };
        var page = await OpenAsync("/concertation", _coordinator, plain);
        await page.GetByRole(AriaRole.Button, new() { Name = "Commencer un dossier" }).ClickAsync();
        await Expect(page.Locator("#Title-erreur")).ToHaveTextAsync("Donnez un titre au dossier.");

        page = await OpenAsync("/fils/3/x", _member, plain);
        await page.GetByText("Votre groupe a déposé?").ClickAsync();
        await page.GetByLabel("Un conseil pour les autres").FillAsync("Commencez par le budget.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Raconter" }).ClickAsync();
        await Expect(page.Locator("#Outcome-erreur")).ToContainTextAsync("Dites où en est votre demande");
        await Expect(page.GetByLabel("Un conseil pour les autres")).ToHaveValueAsync("Commencez par le budget.");
    }

    [GeneratedRegex(@"/Type\s*/Page(?!s)")]
    private static partial Regex PdfPage();
}
