using System.Text;
using Forum.Core.Demo;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>The library, on the demo community.</summary>
public sealed class LibraryScreenTests : Screens
{
    private Member _member = null!, _coordinator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        _member = await DemoAsync("membre.cote-nord@demo.test");
        _coordinator = await DemoAsync("coordination@demo.test");
    }

    private static string[] Paths => ["/outils", "/outils?mots=zibeline", "/ressources", "/etudes", "/fils/4/x", "/fils/36/x", "/fils/38/x", "/fils/33/m/1/perime"];

    private static string[] Acts => ["/fils/4/m/1/version", "/fils/31/m/1/origine?mots=grille", "/fils/35/m/1", "/publier?kind=ressource"];

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        await CheckPagesAsync(dark, width, Paths.Select(p => (p, (Member?)_member)).Concat(Acts.Select(p => (p, (Member?)_coordinator))));
    }

    [Test]
    public async Task Without_script_a_version_is_given_and_the_one_before_is_still_there_to_take()
    {
        var page = await OpenAsync("/outils", _coordinator, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await page.GetByLabel("Pour qui, ou à quel sujet").FillAsync("carnet orientation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await page.Locator(".lib-cards h2 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Donner une nouvelle version" }).ClickAsync();
        await page.GetByLabel("Nom de la version").FillAsync("1.4");
        await page.GetByLabel("Ce qui change, en une ligne").FillAsync("La rencontre 5 en deux temps.");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "carnet-1.4.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Le carnet, en sept rencontres.") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Donner cette version" }).ClickAsync();
        await Assertions.Expect(page.Locator("#outil")).ToContainTextAsync("La rencontre 5 en deux temps.");
        await Assertions.Expect(page.Locator("#m1 .post-documents")).ToContainTextAsync("carnet-1.4.txt");
        await page.GetByText("1 version précédente").ClickAsync();
        await Assertions.Expect(page.Locator("#outil .post-documents a")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#outil .post-documents a")).ToContainTextAsync(".docx");
    }

    [Test]
    public async Task Without_script_a_member_reports_a_resource_as_out_of_date_and_everybody_sees_it()
    {
        var page = await OpenAsync("/ressources?region=outaouais", _member, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await page.Locator(".lib-cards h2 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Signaler périmé" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Signaler cette fiche" }).ClickAsync();
        await Assertions.Expect(page.Locator("#m1 .stale")).ToContainTextAsync("Signalé périmé");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/ressources?region=outaouais").ToString());
        await Assertions.Expect(page.Locator(".lib-cards .stale").First).ToContainTextAsync("Signalé périmé");
    }
}
