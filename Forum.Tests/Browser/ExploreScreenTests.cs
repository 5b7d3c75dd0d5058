using Forum.Core.Demo;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>The page from which a telephone, where the rail has no room, reaches every list and every way to share.</summary>
public sealed class ExploreScreenTests : Screens
{
    private Member _member = null!, _coordinator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        (_member, _coordinator) = (await DemoAsync("membre.cote-nord@demo.test"), await DemoAsync("coordination@demo.test"));
    }

    private static readonly string[] Everything =
    [
        "/questions", "/bons-coups", "/outils", "/ressources", "/etudes", "/agenda?genre=occasion&region=cote-nord", "/agenda?genre=formation&region=cote-nord", "/agenda", "/themes/enjeux-politiques", "/repertoire", "/regions/cote-nord", "/regions", "/themes",
        "/publier?kind=question", "/publier?kind=bon-coup", "/publier?kind=outil", "/publier?kind=etude-de-cas", "/publier?kind=occasion", "/publier?kind=formation", "/capsule", "/concertation", "/messages", "/brouillons", "/compte/flux", "/compte", "/aide",
    ];

    [Test]
    public async Task On_a_phone_without_script_every_list_and_every_way_to_share_is_two_taps_from_a_thread()
    {
        var page = await OpenAsync("/fils/5/x", _member, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        foreach (var path in Everything)
        {
            await page.Locator(".tabbar").GetByRole(AriaRole.Link, new() { Name = "Explorer" }).ClickAsync();
            await page.Locator($"main .verbs a[href='{path}']").First.ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(App.Root + path);
            await Assertions.Expect(page.Locator("main h1").First).ToBeVisibleAsync();
        }
    }

    [Test]
    public async Task Only_who_facilitates_is_led_to_the_facilitators_desk_and_only_coordinators_to_the_administration()
    {
        foreach (var (reader, desk, office) in new[] { (_member, 0, 0), (await DemoAsync("animation.estrie@demo.test"), 1, 0), (_coordinator, 1, 1) })
        {
            var page = await OpenAsync("/explorer", reader, new() { ViewportSize = new() { Width = 390, Height = 800 } });
            await Assertions.Expect(page.Locator(".tabbar a[aria-current=page]")).ToHaveTextAsync("Explorer");
            await Assertions.Expect(page.Locator("main a[href='/animation/accueil']")).ToHaveCountAsync(desk);
            await Assertions.Expect(page.Locator("main a[href='/administration/membres']")).ToHaveCountAsync(office);
        }
    }

    [Test]
    public async Task It_holds_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        var page = await OpenAsync("/explorer", _coordinator, new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 800 } });
        await CheckAsync(page);
        await ShootAsync(page, $"explorer-{width}-{(dark ? "sombre" : "clair")}");
    }
}
