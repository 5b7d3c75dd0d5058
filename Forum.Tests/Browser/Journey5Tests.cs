using Forum.Core.Demo;
using Forum.Core.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>Journeys 5 and 6 of DOMAIN.md §8, as the people they are for, on a telephone.</summary>
public sealed class Journey5Tests : Screens
{
    [OneTimeSetUp]
    public async Task LoadDemo() => World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));

    private static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true, IsMobile = true };

    /// <summary>
    /// Journey 5, « Coordonnatrice, cherche de l’argent avant vendredi »: from anywhere two taps to what closes in her region and all Québec, nothing expired, the hour of the deadline with its zone in the calendar, and the reminder asked for.
    /// That J-14 and J-3 leave once each is <c>SheetActTests</c>’.
    /// </summary>
    [Test]
    public async Task Journey_5_money_before_Friday_is_two_taps_away_and_its_deadline_goes_into_her_calendar()
    {
        var her = await DemoAsync("veronique.allard@demo.test");
        var page = await OpenAsync("/", her, Phone);
        await page.Locator(".tabbar").GetByRole(AriaRole.Link, new() { Name = "Explorer" }).ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Financement", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(App.Root + "/agenda?genre=occasion&region=lanaudiere");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Financement", Exact = true }).First).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Lanaudière et le Québec" })).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.Locator(".dates h3")).Not.ToHaveCountAsync(0);
        foreach (var time in await page.Locator(".dates time").AllAsync())
            Assert.That(DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(TimeProvider.System.GetUtcNow()), "nothing expired is listed");
        await AssertAccessibleAsync(page);
        await page.Locator(".dates h3 a", new() { HasText = "Cap sur demain" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Me le rappeler" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rappels demandés" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
        var calendar = await (await page.APIRequest.GetAsync(App.Root + "/fils/3/agenda.ics")).TextAsync();
        Assert.That(calendar, Does.Match(@"DT(START|END);TZID=America/Toronto:\d{8}T160000").And.Contain("BEGIN:VALARM"));
        Assert.That(Zones.Place.Id, Is.EqualTo("America/Toronto"));
    }

    /// <summary>Journey 6, « Lecteur discret »: he reads and says « Merci » with one tap, is asked for nothing, and gets no letter for it. Thanks from the weekly letter itself come with that letter.</summary>
    [Test]
    public async Task Journey_6_a_quiet_reader_thanks_with_one_tap_and_is_left_in_peace()
    {
        var him = await DemoAsync("karim.ait-said@demo.test");
        var page = await OpenAsync("/fils/5/x", him, Phone);
        var thanks = page.Locator("#m1 .acts button", new() { HasText = "Merci" });
        var before = await thanks.InnerTextAsync();
        await thanks.ClickAsync();
        await Expect(thanks).Not.ToHaveTextAsync(before);
        await page.ReloadAsync();
        await Expect(page.Locator("#m1 .acts button[aria-pressed=true]")).ToContainTextAsync("Merci");
        await AssertAccessibleAsync(page);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from outbox where member_id = @Id", new { him.Id })), Is.Zero);
    }
}
