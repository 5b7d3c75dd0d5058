using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>The confidentiality guard on the screen: while one writes, on sending, and without script.</summary>
public sealed class AdviceScreenTests : Screens
{
    private const string Risky = "Kevin, 15 ans, ne vient plus depuis lundi.";

    [Test]
    public async Task While_she_writes_it_is_said_beside_the_text_and_one_press_takes_the_proposals([Values(1280, 390)] int width, [Values] bool dark)
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member, new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Risky);
        await Assertions.Expect(page.Locator(".advice li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await CheckAsync(page);
        if (Environment.GetEnvironmentVariable("FORUM_SHOTS") is { Length: > 0 } folder) await page.Locator("#repondre").ScreenshotAsync(new() { Path = Path.Combine(folder, $"avis-{width}-{(dark ? "sombre" : "clair")}.png") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre les propositions" }).ClickAsync();
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("Un jeune, 15-16\u00A0ans, ne vient plus depuis lundi.");
        await Assertions.Expect(page.Locator(".advice")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("#m2 .prose")).ToContainTextAsync("Un jeune");
    }

    [Test]
    public async Task What_she_has_seen_does_not_stop_her_by_keyboard_alone()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member);
        await TabToAsync(page, "#reponse, .rich .prose");
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Risky);
        // sent before the pause in which it would have been said
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".advice h2")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#m2")).ToHaveCountAsync(0);
        await TabToAsync(page, ".advice .btn.quiet");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#m2 .prose")).ToContainTextAsync("Kevin, 15 ans");
        await Assertions.Expect(page.Locator(".advice")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Without_script_a_new_thread_comes_back_once_with_the_advice()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync("/publier", member, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await page.Locator("#texte").FillAsync(Risky + " Que faire?");
        await page.Locator("#envoyer").ClickAsync();
        await Assertions.Expect(page.Locator(".advice li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#details")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre les propositions" }).ClickAsync();
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("Un jeune, 15-16\u00A0ans, ne vient plus depuis lundi. Que faire?");
        await page.Locator("#envoyer").ClickAsync();
        await Assertions.Expect(page.Locator("#m1 .prose")).ToContainTextAsync("Un jeune");
    }
}
