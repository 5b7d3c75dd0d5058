using Forum.Core.Exchanges;
using Forum.Core.Members;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>The pages of a live exchange: for everybody's eyes and hands, with and without script.</summary>
public sealed class ExchangeScreenTests : Screens
{
    private Member _lead = null!, _amina = null!, _luc = null!;

    [OneTimeSetUp]
    public async Task People()
    {
        _lead = await World.MemberAsync("Maude Animation", "mauricie", Role.Facilitator, "mauricie");
        _amina = await World.MemberAsync("Amina Diallo", "laval");
        _luc = await World.MemberAsync("Luc Tremblay", "cote-nord");
    }

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        var look = new BrowserNewContextOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 800 } };
        var thread = await World.ThreadAsync(_lead, "Réussir le passage au secondaire", "mauricie", "pratiques", "direct");
        World.Done(await App.Get<PlanExchange>().RunAsync(new(_lead, thread.Id, ExchangeMode.Talk, ["Ce qui marche", "Les obstacles"], ["20", "25"]), default));
        await CheckAllAsync(look, "annonce", ($"/en-direct/{thread.Id}", _amina), ($"/en-direct/{thread.Id}/preparer", _lead));
        World.Done(await App.Get<OpenExchange>().RunAsync(_lead, thread.Id, default));
        World.Done(await App.Get<RaiseHand>().RunAsync(_luc, thread.Id, true, default));
        World.Done(await App.Get<AskInExchange>().RunAsync(new(_amina, thread.Id, "Et l’autobus?", false, Guid.NewGuid().ToString()), default));
        World.Done(await App.Get<Core.Polls.AskPoll>().RunAsync(new(_lead, thread.Id, "Oui?", "Oui\nNon", true), default));
        var said = await World.ReplyAsync(_amina, thread, "Une sortie par semaine.");
        World.Done(await App.Get<KeepIdea>().RunAsync(_lead, thread.Id, said.Number, default));
        await CheckAllAsync(look, "direct", ($"/en-direct/{thread.Id}", _lead), ($"/en-direct/{thread.Id}", _amina));
        World.Done(await App.Get<CloseExchange>().RunAsync(_lead, thread.Id, default));
        await CheckAllAsync(look, "fini", ($"/en-direct/{thread.Id}/synthese", _lead), (thread.Url, _lead), ("/animation/echanges", _lead));
    }

    private async Task CheckAllAsync(BrowserNewContextOptions look, string name, params (string Path, Member Reader)[] pages)
    {
        foreach (var (path, reader) in pages)
        {
            var page = await OpenAsync(path, reader, look);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await CheckAsync(page);
            await Expect(page.Locator("body")).Not.ToContainTextAsync("Model.");
            await ShootAsync(page, $"{name}{path.Replace('/', '-')}-{reader.Id}-{look.ViewportSize!.Width}-{look.ColorScheme}");
            await page.Context.CloseAsync();
        }
    }

    [Test]
    public async Task Without_script_one_takes_part_by_forms_alone()
    {
        var thread = await World.ThreadAsync(_lead, "Un échange sans script", "mauricie", "pratiques", "direct");
        World.Done(await App.Get<OpenExchange>().RunAsync(_lead, thread.Id, default));
        var page = await OpenAsync($"/en-direct/{thread.Id}", _luc, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        await page.Locator("#reponse").FillAsync("Je lis d’un vieux poste.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
        await Expect(page.Locator("#m2")).ToContainTextAsync("Je lis d’un vieux poste.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lever la main" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Baisser ma main" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Actualiser toutes les 20 secondes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ne plus actualiser" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_one_says_in_a_hurry_arrives_in_its_order()
    {
        var thread = await World.ThreadAsync(_lead, "Un échange rapide", "mauricie", "pratiques", "direct");
        World.Done(await App.Get<OpenExchange>().RunAsync(_lead, thread.Id, default));
        var page = await OpenAsync($"/en-direct/{thread.Id}", _luc);
        // the first is long on its way
        var way = new TaskCompletionSource();
        var sent = 0;
        await page.RouteAsync("**/messages", async route =>
        {
            if (Interlocked.Increment(ref sent) == 1) await way.Task;
            await route.ContinueAsync();
        });
        foreach (var words in new[] { "D’abord ceci.", "Puis cela." })
        {
            await page.Locator("#reponse").FillAsync(words);
            await page.Locator("#reponse").PressAsync("Enter");
        }
        await Expect(page.Locator(".pending")).ToHaveCountAsync(2);
        way.SetResult();
        await Expect(page.Locator("#m3")).ToContainTextAsync("Puis cela.");
        await Expect(page.Locator("#m2")).ToContainTextAsync("D’abord ceci.");
    }

    [Test]
    public async Task Two_questions_sent_from_one_page_are_two_and_a_hand_taken_down_says_so()
    {
        var thread = await World.ThreadAsync(_lead, "Un échange à questions", "mauricie", "pratiques", "direct");
        var page = await OpenAsync($"/en-direct/{thread.Id}", _amina);
        foreach (var words in new[] { "Par où commencer?", "Et après?" })
        {
            await page.Locator("#Question").FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la question" }).ClickAsync();
            await Expect(page.Locator("#questions")).ToContainTextAsync(words);
            await Expect(page.Locator("#Question")).ToHaveValueAsync("");
        }
        await Expect(page.GetByText("Votre question est envoyée.")).ToBeVisibleAsync();
        await Expect(page.Locator("#etat")).ToHaveTextAsync("Échange en direct");
        var lead = await OpenAsync($"/en-direct/{thread.Id}", _lead);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Ouvrir l’échange" }).ClickAsync();
        await Expect(page.Locator("#etat")).ToHaveTextAsync("En direct maintenant");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lever la main" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Baisser ma main" })).ToBeVisibleAsync();
        await lead.Locator("#parole").GetByRole(AriaRole.Button, new() { Name = "Baisser la main Amina Diallo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lever la main" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_push_leaves_the_focus_and_a_half_written_message_where_they_are()
    {
        var thread = await World.ThreadAsync(_lead, "Un échange au clavier", "mauricie", "pratiques", "direct");
        World.Done(await App.Get<OpenExchange>().RunAsync(_lead, thread.Id, default));
        World.Done(await App.Get<AskInExchange>().RunAsync(new(_amina, thread.Id, "Et l’autobus?", false, Guid.NewGuid().ToString()), default));
        var luc = await OpenAsync($"/en-direct/{thread.Id}", _luc);
        await Expect(luc.Locator("#fil[data-live]")).ToBeAttachedAsync();
        // his own coming is told first: Turbo gives the focus back to the field that had it when a stream began
        await Expect(luc.Locator("#presents")).ToContainTextAsync("Luc Tremblay");
        await luc.Locator("#reponse").FillAsync("À moitié");
        await luc.Locator("#questions .support").FocusAsync();
        var amina = await OpenAsync($"/en-direct/{thread.Id}", _amina);
        await amina.GetByRole(AriaRole.Button, new() { Name = "Lever la main" }).ClickAsync();
        await Expect(luc.Locator("#parole")).ToContainTextAsync("Amina Diallo");
        await Expect(luc.Locator("#questions .support")).ToBeFocusedAsync();
        await Expect(luc.Locator("#reponse")).ToHaveValueAsync("À moitié");
    }
}
