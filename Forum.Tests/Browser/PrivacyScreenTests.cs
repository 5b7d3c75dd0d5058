using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Core.Text;
using Forum.Tests.Accounts;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class PrivacyScreenTests : Screens
{
    [Test]
    public async Task Pages_of_privacy_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var coordinator = await World.MemberAsync("Claire Coordination", "laval", Role.Coordinator);
        World.Done(await App.Get<Core.Site.SavePolicy>().RunAsync(coordinator, new("Hélène Marchand", "Directrice", "helene@example.org", "1, rue du Fleuve, Rimouski", "Un serveur à Rimouski", "Un mot.\n\nUn autre.", "A word."), default));
        var (member, _) = await App.AccountAsync("Noémie Caron-Lafleur", "laval");
        var peer = await World.MemberAsync("Luc Tremblay", "laval");
        var thread = await World.ThreadAsync(peer, "Merci à Noémie Caron-Lafleur", "laval", body: "Noémie Caron-Lafleur nous a aidés.");
        World.Done(await App.Get<IncidentRegister>().SaveAsync(new(coordinator, 0, "Courriels", "Un envoi à tous, en copie visible", "", "2026-11-20", "12", "Faible", true, "", ""), default));
        await CheckAsync(await OpenAsync("/confidentialite", null, look));
        foreach (var path in new[] { "/aide", "/administration/textes", "/confidentialite", "/administration/confidentialite", "/administration/incidents", "/administration/incidents/0", $"/administration/membres/{member.Id}/effacer" }) await CheckAsync(await OpenAsync(path, coordinator, look));
        foreach (var path in new[] { "/compte/donnees", "/compte/supprimer" }) await CheckAsync(await OpenAsync(path, member, look));

        var leaving = await OpenAsync("/compte/supprimer", member, look);
        await leaving.Locator("[name=Texts][value=nom]").CheckAsync();
        await leaving.Locator("[name=Sure]").CheckAsync();
        await leaving.Locator("#Password").FillAsync("un autre mot de passe");
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await Assertions.Expect(leaving.Locator("#Password-erreur")).ToBeVisibleAsync();
        await CheckAsync(leaving);
        await leaving.Locator("#Password").FillAsync(People.Password);
        await leaving.Locator("[name=Sure]").CheckAsync();
        await leaving.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await Assertions.Expect(leaving.Locator("h1")).ToHaveTextAsync("C’est fait");
        await CheckAsync(leaving);
        await CheckAsync(await OpenAsync("/animation/effacements", coordinator, look));
        Assert.That(thread.Id, Is.Positive);
    }

    [Test]
    public async Task Who_reads_a_thread_sees_the_name_go_while_she_reads()
    {
        var (member, _) = await App.AccountAsync("Quirinette Zwolinska", "estrie");
        var thread = await World.ThreadAsync(member, "Bonjour", "estrie");
        var reader = await OpenAsync(thread.Url, await World.MemberAsync("Lectrice Attentive"));
        await Assertions.Expect(reader.Locator("#fil[data-live]")).ToBeAttachedAsync();
        await Assertions.Expect(reader.Locator("#m1 h2")).ToHaveTextAsync("Quirinette Zwolinska");
        var leaving = await OpenAsync("/compte/supprimer", member, new() { JavaScriptEnabled = false });
        await TabToAsync(leaving, "[name=Texts]");
        await leaving.Keyboard.PressAsync("Space");
        await TabToAsync(leaving, "#Password");
        await leaving.Keyboard.TypeAsync(People.Password);
        await TabToAsync(leaving, "[name=Sure]");
        await leaving.Keyboard.PressAsync("Space");
        await leaving.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leaving.Locator("h1")).ToHaveTextAsync("C’est fait");
        await Assertions.Expect(reader.Locator("#m1 h2")).ToHaveTextAsync("Ancien membre (Estrie)");
    }

    [Test]
    public async Task A_member_gets_her_data_as_a_file()
    {
        var page = await OpenAsync("/compte", await World.MemberAsync("Amina Diallo", "estrie"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Mes données" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Obtenir mes données" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Does.Match("^mes-donnees-[0-9-]{10}\\.zip$").And.Contain(Formats.NumericDate(App.Now, Zones.Place)[..4]));
    }
}
