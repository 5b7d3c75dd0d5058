using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Regions;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>The administration of the place, on the demo community.</summary>
public sealed class AdministrationScreenTests : Screens
{
    private Member _coordinator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        _coordinator = await World.MemberAsync("Claude Coordination", "montreal", Role.Coordinator);
        World.Done(await App.Get<SetPlacePrivate>().RunAsync(_coordinator, "formation", true, default));
    }

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        foreach (var path in new[] { "/administration/membres", $"/administration/membres/{_coordinator.Id}", "/administration/lieu", "/administration/themes", "/administration/themes/1", "/administration/lieux-prives", "/administration/lieux-prives/estrie", "/administration/lieux-prives/formation", "/themes/formation", "/themes/formation/personnes?q=ma", "/administration/etat", "/administration/limites", "/administration/courriels", "/regions/estrie/ligne-jeunesse" })
        {
            var page = await OpenAsync(path, _coordinator, look);
            await CheckAsync(page);
            if (Environment.GetEnvironmentVariable("FORUM_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-')}-{width}-{(dark ? "sombre" : "clair")}.png"), FullPage = true });
        }
    }

    [Test]
    public async Task Without_script_and_by_keyboard_a_coordinator_appoints_a_facilitator()
    {
        var member = await World.MemberAsync("Zénobie Lafleur", "estrie");
        var page = await OpenAsync("/administration/membres?q=zenobie", _coordinator, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, $"a[href='/administration/membres/{member.Id}']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Zénobie Lafleur");
        await page.GetByLabel("Animation", new() { Exact = false }).First.CheckAsync();
        await page.Locator("#region-0").SelectOptionAsync("estrie");
        await TabToAsync(page, "main form .btn.primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Membres et rôles");
        Assert.That((await World.NowAsync(member)).Role, Is.EqualTo(Role.Facilitator));
    }

    [Test]
    public async Task Without_script_and_by_keyboard_a_coordinator_makes_a_region_private_and_opens_it_again()
    {
        var page = await OpenAsync("/administration/lieux-prives", _coordinator, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "a[href='/administration/lieux-prives/laval']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Laval");
        await TabToAsync(page, "main form .btn.primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir à tous les membres" })).ToBeVisibleAsync();
        Assert.That(App.Get<Core.Regions.Places>().Region("laval")!.IsPrivate);
        await TabToAsync(page, "main form .btn.danger");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rendre privé" })).ToBeVisibleAsync();
        Assert.That(App.Get<Core.Regions.Places>().Region("laval")!.IsPrivate, Is.False);
    }
}
