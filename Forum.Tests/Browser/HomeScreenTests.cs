using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class HomeScreenTests : Screens
{
    private static readonly string[] Paths = ["/", "/?voir=sans-reponse", "/regions", "/regions/estrie", "/regions/estrie?theme=innovations", "/themes", "/themes/ressources", "/questions", "/non-lus", "/explorer"];

    [Test]
    public async Task Home_and_the_lists_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 320)] int width)
    {
        var member = await PeopledAsync();
        await CheckPagesAsync(dark, width, Paths.Select(p => (p, (Member?)member)));
        var visitor = await OpenAsync("/", null, Look(dark, width));
        await AssertAccessibleAsync(visitor);
    }

    [Test]
    public async Task Everything_to_press_is_at_least_44_pixels_high([Values(1280, 390)] int width)
    {
        var member = await PeopledAsync();
        foreach (var path in Paths)
        {
            var page = await OpenAsync(path, member, new() { ViewportSize = new() { Width = width, Height = 800 } });
            var small = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('a, button, summary')]
                    .filter(e => e.checkVisibility() && !e.matches('.skip, .threads a, .section a, .lead a, .link, .shelves a') && e.getBoundingClientRect().height < 43.5)
                    .map(e => e.outerHTML)
                """);
            Assert.That(small, Is.Empty, path);
        }
    }

    [Test]
    public async Task Arrow_keys_move_in_the_map()
    {
        var page = await OpenAsync("/regions", await PeopledAsync());
        var focused = page.Locator(".tiles a:focus");
        await page.Locator(".tiles a[href='/regions/mauricie']").FocusAsync();
        foreach (var (key, region) in new[] { ("ArrowRight", "capitale-nationale"), ("ArrowUp", "saguenay-lac-saint-jean"), ("ArrowLeft", "nord-du-quebec"), ("ArrowDown", "mauricie"), ("ArrowDown", "centre-du-quebec"), ("ArrowDown", "monteregie"), ("ArrowDown", "monteregie") })
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(focused).ToHaveAttributeAsync("href", "/regions/" + region);
        }
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Montérégie");
    }

    [Test]
    public async Task The_map_is_one_stop_for_Tab()
    {
        var page = await OpenAsync("/regions", await PeopledAsync());
        var tiles = page.Locator(".tiles a");
        await Assertions.Expect(page.Locator(".tiles a:not([tabindex='-1'])")).ToHaveCountAsync(1);
        await tiles.Nth(4).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".tiles a:focus")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(tiles.Nth(4)).ToBeFocusedAsync();
    }

    [Test]
    public async Task Going_back_from_a_thread_focuses_its_row_where_the_list_stood()
    {
        var member = await PeopledAsync();
        var page = await OpenAsync("/?voir=quebec", member, new() { ViewportSize = new() { Width = 390, Height = 600 } });
        var link = page.Locator(".threads li h3 a").Nth(4);
        var title = await link.InnerTextAsync();
        await link.ScrollIntoViewIfNeededAsync();
        await link.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".threads a:focus")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator(".threads a:focus")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".threads li.new", new() { HasText = title })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task One_press_follows_a_region_and_the_rail_says_so()
    {
        var page = await OpenAsync("/regions/mauricie", await PeopledAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Suivre" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".followed")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".rail a[href='/regions/mauricie']")).ToBeVisibleAsync();
    }

    /// <summary>A member of Bas-Saint-Laurent among peers who wrote in several places.</summary>
    private async Task<Member> PeopledAsync()
    {
        var (asker, peer) = (await World.MemberAsync("Luc Tremblay", "estrie"), await World.MemberAsync("Ève Roy", "laval"));
        foreach (var (region, theme, kind) in new[] { ("estrie", "ressources", "question"), ("laval", "financement", "occasion"), ("bas-saint-laurent", "ressources", "question"), ("tout-le-quebec", "formation", "formation"), ("estrie", "outils", "outil"), ("mauricie", "ressources", "bon-coup") })
            await World.ReplyAsync(peer, await World.ThreadAsync(asker, $"Un fil sur ceci\u00a0: {theme}, {region}", region, theme, kind));
        await World.ThreadAsync(asker, "Personne ne l’a encore vue?");
        await World.ThreadAsync(asker, "Entre nous", "bas-saint-laurent", "problematiques", "etude-de-cas", "regions");
        return await World.MemberAsync("Amina Diallo");
    }
}
