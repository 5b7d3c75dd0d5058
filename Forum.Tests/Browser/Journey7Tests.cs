using Forum.Tests.Accounts;
using Forum.Web.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>A whole journey of DOMAIN.md §8, from the first click to the end, as the person it is for, with no fault of access at any step.</summary>
public sealed class Journey7Tests : Screens
{
    private static BrowserNewContextOptions Desk => new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    /// <summary>
    /// Journey 7, « Coordonnateur aveugle »: Québec, keyboard and screen reader, no mouse at any step. He signs in, finds his region in a list of names instead of a map, follows a thread where somebody answers:
    /// « 1 nouvelle réponse » is said once, what he has under his fingers stays, and at most twelve keys send what he wrote. What a machine cannot tell, how NVDA reads it, is told by roles, names and live regions.
    /// </summary>
    [Test]
    public async Task Journey_7_a_blind_coordinator_follows_a_live_thread_and_answers_by_keyboard()
    {
        var (denis, email) = await App.AccountAsync("Denis Gagnon", "capitale-nationale");
        await World.ThreadAsync(denis, "Un autre fil", "capitale-nationale");
        var luc = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(luc, "Qui a un local accessible?", "capitale-nationale");
        var page = await OpenAsync("/connexion", null, Desk);
        await CheckAsync(page);
        await GoToAsync(page, "[name=Email]");
        await page.Keyboard.TypeAsync(email);
        await TabToAsync(page, "[name=Password]");
        await page.Keyboard.TypeAsync(People.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-thread-row]").First).ToBeVisibleAsync();
        await CheckAsync(page);

        await TabToAsync(page, "a[href='/regions']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Régions");
        await CheckAsync(page);
        Assert.That(await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link, new() { Name = "Capitale-Nationale" }).CountAsync(), Is.GreaterThanOrEqualTo(1), "the map has a list of the same names");
        await TabToAsync(page, "main a[href='/regions/capitale-nationale']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Capitale-Nationale");
        await CheckAsync(page);
        await TabToAsync(page, $"a[href^='/fils/{thread.Id}/']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#fil[data-live]")).ToBeAttachedAsync();
        await CheckAsync(page);

        // the editor takes the plain field’s place as soon as it has the focus
        await TabToAsync(page, "#reponse, #repondre .rich .prose");
        await Expect(page.Locator("#repondre .rich .prose")).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { window.said = []; window.where = document.activeElement; const status = document.getElementById('annonces'); new MutationObserver(() => { if (status.textContent) window.said.push(status.textContent); }).observe(status, { childList: true, characterData: true, subtree: true }); }");
        await page.Keyboard.TypeAsync("Le nôtre a une rampe");
        App.Get<LiveNews>().Replied(await World.ReplyAsync(luc, thread, "Je précise : pour le mardi soir."));
        await Expect(page.Locator("#m2")).ToContainTextAsync("Je précise");
        await Expect(page.Locator("#annonces")).ToHaveTextAsync("1 nouvelle réponse");
        await Expect(page.Locator("#annonces")).ToHaveAttributeAsync("role", "status");
        Assert.That(await page.EvaluateAsync<bool>("() => document.activeElement === window.where"), Is.True, "focus kept");
        await page.Keyboard.TypeAsync(" et une porte large.");
        var keys = await KeysToAsync(page, "#repondre button.primary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#m3")).ToContainTextAsync("Le nôtre a une rampe et une porte large.");
        Assert.That(keys + 1, Is.LessThanOrEqualTo(12), "keys after the text");
        await Expect(page.Locator("#annonces")).ToHaveTextAsync("");
        Assert.That(await page.EvaluateAsync<string[]>("() => window.said"), Is.EqualTo(new[] { "1 nouvelle réponse" }), "once, and his own reply not at all");
        Assert.That(await page.EvaluateAsync<bool>("() => document.activeElement.closest('#repondre, #m3') !== null"), Is.True, "he is where he wrote");
        await CheckAsync(page);
    }

    private static async Task GoToAsync(IPage page, string selector)
    {
        if (!await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) await TabToAsync(page, selector);
    }

    /// <summary>Tab keys from here to there.</summary>
    private static async Task<int> KeysToAsync(IPage page, string selector)
    {
        for (var keys = 1; keys <= 30; keys++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return keys;
        }
        Assert.Fail("no Tab leads to " + selector);
        return 0;
    }
}
