using System.Text.RegularExpressions;
using Forum.Core.Members;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>A live exchange from its announcement to the next day, by three people in three browsers (issue 6; DOMAIN.md §8, journey 3).</summary>
public sealed partial class ExchangeHeldTests : Screens
{
    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 390, Height = 844 } };

    private Member _lead = null!, _amina = null!, _luc = null!;

    protected override Dictionary<string, string> Settings => new() { ["Forum:Limits:Scale"] = "50" };

    [OneTimeSetUp]
    public async Task People()
    {
        _lead = await World.MemberAsync("Maude Animation", "mauricie", Role.Facilitator, "mauricie");
        _amina = await World.MemberAsync("Amina Diallo", "laval");
        _luc = await World.MemberAsync("Luc Tremblay", "cote-nord");
    }

    [Test]
    public async Task Three_people_hold_an_exchange_from_its_announcement_to_the_next_day()
    {
        // prepare: announced by the ordinary form, then the plan, by somebody alone with a plan on paper
        var lead = await OpenAsync("/animation/echanges", _lead);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Annoncer un échange" }).ClickAsync();
        await Expect(lead.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var thread = await World.ThreadAsync(_lead, "Garder le lien pendant l’été", "mauricie", "pratiques", "direct", body: "Une heure, trois questions.");
        var address = $"/en-direct/{thread.Id}";
        await lead.GotoAsync(App.Root + address);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Préparer l’échange" }).ClickAsync();
        foreach (var (n, title, minutes) in new[] { (0, "Ce qui marche", "20"), (1, "Les obstacles", "25"), (2, "Un engagement", "15") })
        {
            await lead.Locator($"#Title{n}").FillAsync(title);
            await lead.Locator($"#Minutes{n}").FillAsync(minutes);
        }
        await lead.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le déroulement" }).ClickAsync();
        await Expect(lead.GetByText("C’est enregistré.")).ToBeVisibleAsync();

        // a question sent ahead, from a phone
        var amina = await OpenAsync(address, _amina, Phone);
        await amina.GetByLabel("Votre question", new() { Exact = true }).FillAsync("Qui prête un autobus en juillet?");
        await amina.GetByLabel("Si elle reste ouverte").CheckAsync();
        await amina.GetByRole(AriaRole.Button, new() { Name = "Envoyer la question" }).ClickAsync();
        await Expect(amina.Locator("#questions")).ToContainTextAsync("Qui prête un autobus en juillet?");

        // hold
        await lead.GotoAsync(App.Root + address);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Ouvrir l’échange" }).ClickAsync();
        foreach (var page in new[] { lead, amina }) await Expect(page.Locator("#etape")).ToContainTextAsync("1. Ce qui marche");
        var luc = await OpenAsync(address, _luc);
        await Expect(luc.Locator("#presents")).ToContainTextAsync("Amina Diallo");
        await Expect(luc.Locator("#presents")).ToContainTextAsync("Laval");
        await SayAsync(amina, "Une sortie par semaine, toujours le mercredi.");
        await SayAsync(amina, "Les jeunes le savent d’avance.");
        foreach (var page in new[] { lead, amina, luc })
        {
            await Expect(page.Locator("#posts > article")).ToHaveCountAsync(3);
            await Expect(page.Locator("#m3")).ToHaveClassAsync(SamePattern());
        }
        await Expect(amina.Locator(".pending")).ToHaveCountAsync(0);
        Assert.That(await OffsetAsync(lead), Is.EqualTo(await OffsetAsync(luc)).Within(1000), "everybody counts the same seconds");

        // a hand, a voice, a poll, an idea that is kept
        await luc.GetByRole(AriaRole.Button, new() { Name = "Lever la main" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = GivePattern() }).ClickAsync();
        await Expect(luc.GetByText("À vous la parole.")).ToBeVisibleAsync();
        await Expect(amina.Locator("#parole")).ToContainTextAsync("A la parole");
        await luc.Locator("#questions .support").ClickAsync();
        await Expect(luc.Locator("#questions .support")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(lead.Locator("#questions .support b")).ToHaveTextAsync("1");
        await lead.GetByText("Faire un sondage rapide").ClickAsync();
        await lead.Locator("#PollQuestion").FillAsync("On recommence en août?");
        await lead.Locator("#Choices").FillAsync("Oui\nNon");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Lancer le sondage" }).ClickAsync();
        await amina.Locator(".poll .vote").First.ClickAsync();
        await Expect(amina.Locator(".poll .vote").First).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(luc.Locator(".poll .choice b").First).ToHaveTextAsync("1");
        await lead.Locator("#m2").HoverAsync();
        await lead.Locator("#m2 .keep").ClickAsync();
        await Expect(luc.Locator("#m2")).ToContainTextAsync("Retenu par l’équipe d’animation");
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = NextPattern() }).ClickAsync();
        foreach (var page in new[] { lead, amina, luc }) await Expect(page.Locator("#posts .segment-head").Last).ToHaveTextAsync("2. Les obstacles");

        // one drops, says something meanwhile that does not leave, and comes back: everything once
        await luc.Context.SetOfflineAsync(true);
        await luc.Locator("#reponse").FillAsync("L’autobus est le vrai obstacle.");
        await luc.Locator(".say button.primary").ClickAsync();
        await Expect(luc.Locator(".pending.failed")).ToContainTextAsync("Non envoyé.");
        await SayAsync(amina, "Chez nous, c’est le sommeil.");
        await luc.Context.SetOfflineAsync(false);
        await luc.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();
        foreach (var page in new[] { lead, amina, luc }) await Expect(page.Locator("#posts > article")).ToHaveCountAsync(5, new() { Timeout = 40_000 });
        await Expect(luc.Locator(".pending")).ToHaveCountAsync(0);

        // close, and summarise
        await lead.Locator("#questions").GetByRole(AriaRole.Button, new() { NameRegex = KeepPattern() }).ClickAsync();
        await Expect(lead.Locator("#retenus li")).ToHaveCountAsync(2);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Terminer l’échange" }).ClickAsync();
        await Expect(amina.Locator("#etape")).ToContainTextAsync("L’échange est terminé.");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Faire la synthèse" }).ClickAsync();
        await Expect(lead.GetByRole(AriaRole.Heading, new() { Name = "Faire la synthèse" })).ToBeVisibleAsync();
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = ThreadPattern() }).ClickAsync();
        await Expect(lead.GetByText("La question est maintenant un fil.")).ToBeVisibleAsync();
        await lead.Locator("#Section2").SelectOptionAsync("suites");
        await lead.Locator("#Body2").FillAsync("Partager le calendrier");
        await lead.Locator("#Who2").FillAsync("Maude");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Publier la synthèse" }).ClickAsync();
        await Expect(lead.Locator("#m1")).ToContainTextAsync("Idées clés");

        // the next day, without script
        var plain = await OpenAsync(thread.Url + "?page=1", _luc, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        await Expect(plain.Locator("#m1")).ToContainTextAsync("Suites");
        await Expect(plain.Locator("#m1")).ToContainTextAsync("Maude");
        await Expect(plain.Locator("#suites")).ToContainTextAsync("Par partie du déroulement");
        await plain.Locator("#m1").GetByRole(AriaRole.Link, new() { Name = "message 2" }).ClickAsync();
        await Expect(plain.Locator("body")).ToContainTextAsync("Une sortie par semaine");
    }

    private static async Task SayAsync(IPage page, string words)
    {
        await page.Locator("#reponse").FillAsync(words);
        await page.Locator("#reponse").PressAsync("Enter");
        await Expect(page.Locator("#posts")).ToContainTextAsync(words);
    }

    /// <summary>When, by this page's own reckoning of the server's clock, the part of the plan ends; in ms of this machine's clock.</summary>
    private static Task<double> OffsetAsync(IPage page) => page.EvaluateAsync<double>("() => Number(document.querySelector('#etape').dataset.ends)");

    [GeneratedRegex("\\bsame\\b")]
    private static partial Regex SamePattern();

    [GeneratedRegex("^Donner la parole")]
    private static partial Regex GivePattern();

    [GeneratedRegex("^Suite")]
    private static partial Regex NextPattern();

    [GeneratedRegex("^Retenir")]
    private static partial Regex KeepPattern();

    [GeneratedRegex("^En faire un fil")]
    private static partial Regex ThreadPattern();
}
