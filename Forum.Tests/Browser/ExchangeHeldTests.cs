using System.Text.RegularExpressions;
using System.Globalization;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Threads;
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
        await AnnounceAsync(lead);
        await Expect(lead.Locator("#m1")).ToContainTextAsync("de 12 h à 13 h (13 h aux Îles)");
        var id = ThreadPattern().Match(lead.Url).Groups[1].Value;
        var address = $"/en-direct/{id}";
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
        await Expect(amina.Locator("#posts .me")).ToHaveCountAsync(2);

        // a hand, a voice, a poll, an idea that is kept
        await luc.GetByRole(AriaRole.Button, new() { Name = "Lever la main" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = GivePattern() }).ClickAsync();
        await Expect(luc.GetByText("À vous la parole.")).ToBeVisibleAsync();
        await Expect(amina.Locator("#parole")).ToContainTextAsync("Parle maintenant");
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
        await Expect(luc.Locator("#etape").GetByRole(AriaRole.Link, new() { Name = "On recommence en août?" })).ToBeVisibleAsync();
        await AgreeAsync(lead, amina, luc);
        await lead.Locator("#m2").HoverAsync();
        await lead.Locator("#m2 .keep").ClickAsync();
        await Expect(luc.Locator("#m2")).ToContainTextAsync("Retenu par l’équipe d’animation");
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = NextPattern() }).ClickAsync();
        foreach (var page in new[] { lead, amina, luc }) await Expect(page.Locator("#posts .segment-head").Last).ToHaveTextAsync("2. Les obstacles");
        await AgreeAsync(lead, amina, luc);

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
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = OpenPattern() }).ClickAsync();
        await Expect(lead.GetByText("La question est maintenant un fil.")).ToBeVisibleAsync();
        await lead.Locator("#Section2").SelectOptionAsync("suites");
        await lead.Locator("#Body2").FillAsync("Partager le calendrier");
        await lead.Locator("#Who2").FillAsync("Maude");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Publier la synthèse" }).ClickAsync();
        await Expect(lead.Locator("#m1")).ToContainTextAsync("Idées clés");

        // the next day, without script
        var plain = await OpenAsync(lead.Url[App.Root.Length..], _luc, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
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

    /// <summary>The form of every thread, filled in as somebody does who has the day, the hour and the subject on paper.</summary>
    private static async Task AnnounceAsync(IPage page)
    {
        var kind = SheetKind.Of(ThreadKind.Live)!;
        ILocator Sheet(string part) => page.Locator($"[name='{SheetNames.Date(kind, 0, part)}']");
        await page.Locator("#texte").ClickAsync();
        await page.Keyboard.TypeAsync("Une heure, trois questions.");
        await page.Locator("#Title").FillAsync("Garder le lien pendant l’été");
        await page.Locator("#Region").SelectOptionAsync("mauricie");
        await page.Locator("#Theme").SelectOptionAsync("pratiques");
        await Sheet("day").FillAsync(TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Sheet("from").FillAsync("12:00");
        await Sheet("to").FillAsync("13:00");
        await page.Locator("#envoyer").ClickAsync();
    }

    /// <summary>When the part of the plan ends, by the seconds that each page shows, is the same moment for everybody within a second: two of each other, as each page shows whole seconds and is asked a little later.</summary>
    private static async Task AgreeAsync(params IPage[] pages)
    {
        var ends = new List<double>();
        foreach (var page in pages)
        {
            await Expect(page.Locator("#minuterie")).ToContainTextAsync(":");
            ends.Add(await page.EvaluateAsync<double>("() => { const [, m, s] = /(\\d+):(\\d+)/.exec(document.querySelector('#minuterie').textContent); return Date.now() + (Number(m) * 60 + Number(s)) * 1000; }"));
        }
        Assert.That(ends.Max() - ends.Min(), Is.LessThanOrEqualTo(2000), "everybody counts the same seconds");
    }

    [GeneratedRegex("\\bsame\\b")]
    private static partial Regex SamePattern();

    [GeneratedRegex("^Donner la parole")]
    private static partial Regex GivePattern();

    [GeneratedRegex("^Suite")]
    private static partial Regex NextPattern();

    [GeneratedRegex("^Retenir")]
    private static partial Regex KeepPattern();

    [GeneratedRegex("^En faire un fil")]
    private static partial Regex OpenPattern();

    [GeneratedRegex("/(?:fils|en-direct)/(\\d+)")]
    private static partial Regex ThreadPattern();
}
