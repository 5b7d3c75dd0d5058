using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>The wall, the card, what groups tell of it and the yearly booklet, on the demo community.</summary>
public sealed partial class CoupScreenTests : Screens
{
    private Member _member = null!, _coordinator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        _member = await DemoAsync("membre.montreal@demo.test");
        _coordinator = await DemoAsync("coordination@demo.test");
    }

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        var author = await DemoAsync("caroline.bissonnette@demo.test");
        await CheckPagesAsync(dark, width, new (string, Member?)[] { ("/bons-coups?ordre=repris", _member), ("/bons-coups/recueil", _coordinator), ("/fils/5/x", _member), ("/fils/5/m/1/carte", _member), ("/fils/5/m/1/essai", _member), ("/fils/6/m/1", author), ("/fils/6/m/1/accord", author), ("/fils/6/m/1/fiche", author) });
    }

    [Test]
    public async Task A_full_card_with_what_four_groups_say_of_it_is_one_page_on_paper()
    {
        var page = await OpenAsync("/fils/5/m/1/carte", _member);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "Letter" }));
        Assert.That(PdfPage().Count(pdf), Is.EqualTo(1));
    }

    [Test]
    public async Task The_booklet_prints_its_cards_one_behind_the_other_and_cuts_none()
    {
        var page = await OpenAsync("/bons-coups/recueil", _member);
        var cards = await page.Locator(".booklet-card").CountAsync();
        var pages = PdfPage().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "Letter" })));
        Assert.That(pages, Is.LessThanOrEqualTo(cards), "the contents, cards that share pages, and who is thanked");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.That(await page.Locator(".booklet-card").First.EvaluateAsync<string>("e => getComputedStyle(e).breakInside"), Is.EqualTo("avoid"));
    }

    /// <summary>
    /// Journey 4, « Chargée de projet », its cards part (DOMAIN.md §8): a reply becomes a card with its author’s consent, given from her letter; another group tells that it took it up; the booklet, to print, holds it in three clicks and names nobody without consent.
    /// All without script, as she who agrees reads on an old phone.
    /// </summary>
    [Test]
    public async Task Journey_4_cards_a_reply_becomes_a_card_with_consent_is_taken_up_elsewhere_and_stands_in_the_booklet()
    {
        var plain = new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } };
        var (author, mail) = await App.AccountAsync("Quirinette Zwolinska", "laval");
        var thread = await World.ThreadAsync(await World.MemberAsync("Une collègue"), "Comment garder le lien l’été?", "laval");
        await World.ReplyAsync(author, thread, "On a tenu une cabane à livres au parc.");

        var office = await OpenAsync($"/fils/{thread.Id}/m/2", _coordinator);
        await office.GetByRole(AriaRole.Button, new() { Name = "Retenir comme bon coup" }).ClickAsync();
        await Expect(office.GetByRole(AriaRole.Button, new() { Name = "Ne plus retenir comme bon coup" }).Or(office.Locator("input[name=Keep][value=false] + button"))).ToBeVisibleAsync();
        await office.GotoAsync(App.Root + "/bons-coups");
        await office.GetByRole(AriaRole.Link, new() { Name = "Recueil de l’année" }).ClickAsync();
        await Expect(office.Locator("main")).Not.ToContainTextAsync("Quirinette");

        var letter = (await App.MailAsync(mail)).Single();
        var phone = await OpenAsync(letter.Link(), author, plain);
        await phone.GetByRole(AriaRole.Checkbox, new() { Name = "On peut en faire une fiche" }).CheckAsync();
        await phone.GetByRole(AriaRole.Checkbox, new() { Name = "Elle peut paraître au recueil" }).CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Remplir la fiche" }).ClickAsync();
        await phone.GetByLabel("Contexte").FillAsync("Un été sans école");
        await phone.GetByLabel("Résultat").FillAsync("Neuf jeunes revenus en septembre");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(phone.Locator("#m2 .sheet")).ToContainTextAsync("Neuf jeunes revenus");

        var peer = await OpenAsync($"{thread.Url}#m2", _member, plain);
        await peer.Locator("#m2").GetByRole(AriaRole.Link, new() { Name = "Je l’ai essayé" }).ClickAsync();
        await peer.GetByRole(AriaRole.Radio, new() { Name = "Adapté" }).CheckAsync();
        await peer.GetByLabel("En deux lignes").FillAsync("À la piscine plutôt qu’au parc.");
        await peer.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(peer.Locator("#m2 .tried")).ToContainTextAsync("Repris par 1 organisme");

        await office.ReloadAsync();
        await Expect(office.Locator(".booklet-card").Filter(new() { HasText = "Neuf jeunes revenus" })).ToContainTextAsync("Quirinette Zwolinska");
        await Expect(office.Locator(".booklet-card").Filter(new() { HasText = "Neuf jeunes revenus" })).ToContainTextAsync("Repris par 1 organisme dans 1 région");
        await office.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(office.Locator(".booklet-tools")).ToBeHiddenAsync();
        await AssertAccessibleAsync(office);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();
}
