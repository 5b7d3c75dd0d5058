using Forum.Core.Text;
using Forum.Core.Threads;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class PrivateScreenTests : Screens
{
    [Test]
    public async Task Pages_of_private_threads_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var (amina, luc) = (await World.MemberAsync("Amina Diallo", "laval"), await World.MemberAsync("Luc Tremblay-Bouchard", "laval"));
        await CheckAsync(await OpenAsync("/messages", luc, look));
        var thread = World.Done(await App.Get<PrivateThread>().StartAsync(new(amina, [luc.Id], "Pour mardi", "On se parle mardi?", Guid.NewGuid().ToString(), Language.French), default));
        foreach (var path in new[] { "/messages", thread.Url, $"/fils/{thread.Id}/personnes?q=luc", $"/messages/nouveau?a={luc.Id}", $"/membres/{luc.Id}" }) await CheckAsync(await OpenAsync(path, amina, look));
        var page = await OpenAsync("/messages/nouveau", amina, look);
        await page.Locator("#q").FillAsync("tremblay");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ajouter" }).First).ToBeVisibleAsync();
        await CheckAsync(page);
    }

    [Test]
    public async Task A_message_goes_and_an_answer_appears_live_by_keyboard_alone()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Wilbrod Zacharie", "estrie"));
        var page = await OpenAsync($"/membres/{luc.Id}", amina, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "[href^='/messages/nouveau']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nouveau message privé");
        await TabToAsync(page, ".ProseMirror");
        await page.Keyboard.TypeAsync("Tu viens mardi?");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#m1 .prose")).ToContainTextAsync("Tu viens mardi?");
        await Assertions.Expect(page.Locator("#fil[data-live]")).ToBeAttachedAsync();
        var his = await OpenAsync("/messages", luc, new() { JavaScriptEnabled = false });
        await his.Locator("[data-thread-row] h2 a").ClickAsync();
        await his.Locator("textarea[name=Body]").FillAsync("Oui, à midi.");
        await his.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).ClickAsync();
        await Assertions.Expect(page.Locator("#m2 .prose")).ToContainTextAsync("Oui, à midi.");
    }
}
