using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Tests.Mail;
using Forum.Tests.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class JoiningScreenTests : Screens
{
    private const string Email = "nouvelle.venue@example.org";

    [Test]
    public async Task Pages_of_joining_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var coordinator = await World.MemberAsync("Claire Coordination", "laval", Role.Coordinator);
        World.Done(await App.Get<AskToJoin>().RunAsync(new("Rita Nouvelle", $"rita{width}{dark}@example.org", "Groupe du Nord", "laval", "J’accompagne des jeunes du secondaire.", Language.French), default));
        await App.InAsync(await App.GroupAsync($"Groupe de Rita {width} {dark}", "Laval", "laval"), coordinator);
        World.Done(await App.Get<AskToJoin>().RunAsync(new("Rita Collègue", $"collegue{width}{dark}@example.org", $"Groupe de Rita {width} {dark}", "laval", "J’accompagne des jeunes du secondaire.", Language.French), default));
        var invited = await InviteAsync(coordinator, $"invitee{width}{dark}@example.org");
        foreach (var path in new[] { "/connexion/lien", "/connexion/lien?envoye=true", "/connexion/par-lien?cle=x", "/inscription", "/inscription?envoye=true", invited, "/rejoindre?cle=x" }) await CheckAsync(await OpenAsync(path, null, look));
        foreach (var path in new[] { "/collegues", "/non-lus", "/compte", "/bienvenue", "/compte/sessions", "/compte/consentements", "/animation/demandes", "/animation/invitations", "/animation/invitations/liste", "/administration/courriels" }) await CheckAsync(await OpenAsync(path, coordinator, look));

        var refused = await OpenAsync("/animation/demandes", coordinator, look);
        await refused.Locator("article summary").First.ClickAsync();
        await refused.GetByRole(AriaRole.Button, new() { Name = "Refuser" }).First.ClickAsync();
        await Assertions.Expect(refused.Locator("#Text-erreur")).ToBeVisibleAsync();
        await CheckAsync(refused);
    }

    [Test]
    public async Task A_colleague_says_that_she_knows_her_by_keyboard_alone_without_script([Values] bool script)
    {
        var name = script ? "La Relance animée" : "La Relance";
        var luc = await App.InAsync(await App.GroupAsync(name, "Sherbrooke", "estrie"), await World.MemberAsync("Luc Tremblay", "estrie"));
        World.Done(await App.Get<AskToJoin>().RunAsync(new("Rita Nouvelle", $"rita.{script}@example.org", name, "estrie", "J’accompagne des jeunes du secondaire.", Language.French), default));
        var page = await OpenAsync("/non-lus", luc, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "[href='/collegues']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Des collègues à reconnaître");
        await TabToAsync(page, "[value=connue]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=status]").Filter(new() { HasText = "Votre parole accompagne la demande" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Vous avez dit travailler avec cette personne.")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_newcomer_is_in_after_one_screen_by_keyboard_alone_without_script([Values] bool script)
    {
        var facilitator = await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        for (var n = 0; n < 5; n++) await World.ThreadAsync(facilitator, $"Question numéro {n} de l’Estrie?", "estrie", "outils");
        var link = await InviteAsync(facilitator, script ? "oui." + Email : Email);
        var page = await OpenAsync(link, null, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "[name=Name]");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Noémie Caron");
        await TabToAsync(page, "[name=Organisation]");
        await page.Keyboard.TypeAsync("La Relance");
        await TabToAsync(page, "[name=Themes][value=outils]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bienvenue, Noémie!");
        Assert.That(await page.Locator("[data-thread-row]").CountAsync(), Is.GreaterThanOrEqualTo(5));
        await page.GetByRole(AriaRole.Link, new() { Name = "Se présenter" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=Title]")).ToHaveValueAsync("Bonjour! Noémie Caron, en Estrie");
    }

    private async Task<string> InviteAsync(Member by, string email)
    {
        World.Done(await App.Get<InvitePeople>().RunAsync(new(by, [new(email, "", "", by.Role is Role.Coordinator ? "laval" : "estrie")], "Bienvenue parmi nous.", Language.French), default));
        return (await App.MailAsync(email))[^1].Link();
    }
}
