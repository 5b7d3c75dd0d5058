using Forum.Core.Demo;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>The agenda and the sheets, on the demo community.</summary>
public sealed class AgendaScreenTests : Screens
{
    private Member _member = null!, _coordinator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        _member = await DemoAsync("membre.cote-nord@demo.test");
        _coordinator = await DemoAsync("coordination@demo.test");
    }

    private static string[] Paths => ["/agenda", "/agenda?mois=2027-01", "/agenda?genre=formation&region=laval&theme=outils", "/fils/3/x", "/fils/18/x", "/fils/5/x", "/compte/flux?flux=%2Fagenda.ics", "/publier?kind=occasion"];

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        await CheckPagesAsync(dark, width, Paths.Select(p => (p, (Member?)_member)).Append(("/fils/3/m/1/fiche", _coordinator)));
    }

    /// <summary>Persona 5: money before Friday, in two taps, then the calendar.</summary>
    [Test]
    public async Task Without_script_a_coordinator_finds_what_closes_soon_and_is_reminded()
    {
        var page = await OpenAsync("/agenda", _member, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await page.GetByRole(AriaRole.Link, new() { Name = "Financement" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".dates h3")).ToHaveCountAsync(2);
        await page.Locator(".dates h3 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Me le rappeler" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rappels demandés" })).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
