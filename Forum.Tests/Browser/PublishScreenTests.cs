using System.Text.RegularExpressions;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class PublishScreenTests : Screens
{
    [Test]
    public async Task Proposals_follow_the_text_and_leave_alone_what_she_chose()
    {
        await World.ThreadAsync(await World.MemberAsync("Luc Roy"), "Qui prête une grille de premier contact?");
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo", "estrie"));
        await Assertions.Expect(page.Locator("#details")).ToBeHiddenAsync();
        await WriteAsync(page, "Je cherche une grille de premier contact pour Sept-Îles.");
        await Assertions.Expect(page.Locator("#Title")).ToHaveValueAsync("Je cherche une grille de premier contact pour Sept-Îles");
        await Assertions.Expect(page.Locator("#Region")).ToHaveValueAsync("cote-nord");
        await Assertions.Expect(page.Locator("#Theme")).ToHaveValueAsync("outils");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Question" })).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#semblables")).ToContainTextAsync("Qui prête une grille de premier contact?");
        await AssertAccessibleAsync(page);

        await page.Locator("#Region").SelectOptionAsync("laval");
        await page.Locator("#Title").FillAsync("Mon propre titre");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Outil", Exact = true }).CheckAsync();
        await WriteAsync(page, " Qui en aurait une à Montréal, Montréal, Montréal?");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync(new Regex("Montréal\\?$"));
        await Assertions.Expect(page.Locator("#Region")).ToHaveValueAsync("laval");
        await page.Locator("#envoyer").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mon propre titre");
        await Assertions.Expect(page.Locator("#m1 .prose")).ToContainTextAsync("Je cherche une grille");
        await Assertions.Expect(page.Locator(".thread-facts")).ToContainTextAsync("Outil");
    }

    [Test]
    public async Task The_keyboard_alone_publishes()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo"));
        for (var i = 0; i < 40 && await page.Locator("#texte:focus").CountAsync() == 0 && await page.Locator(".rich .prose:focus").CountAsync() == 0; i++) await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Qui prête un minibus le samedi?");
        await Assertions.Expect(page.Locator("#Title")).ToHaveValueAsync("Qui prête un minibus le samedi?");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Qui prête un minibus le samedi?");
    }

    [Test]
    public async Task Without_script_the_second_showing_publishes()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo"), new() { JavaScriptEnabled = false });
        await page.Locator("#texte").FillAsync("On a besoin d’un local à Rimouski.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Assertions.Expect(page.Locator("#Title")).ToHaveValueAsync("On a besoin d’un local à Rimouski");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("On a besoin d’un local à Rimouski");
    }

    [Test]
    public async Task Who_ticks_not_to_be_named_is_a_member_of_her_region()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Rachel Vollant", "cote-nord"));
        await WriteAsync(page, "Je ne sais plus par où reprendre avec l’école.");
        await page.GetByLabel("Ne pas montrer mon nom").CheckAsync();
        await page.Locator("#envoyer").ClickAsync();
        await Assertions.Expect(page.Locator("#m1 h2")).ToHaveTextAsync("Un membre (Côte-Nord)");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Vollant");
    }

    [Test]
    public async Task On_a_phone_in_the_dark_nothing_is_out_of_reach()
    {
        var member = await World.MemberAsync("Amina Diallo", role: Role.Coordinator);
        var page = await OpenAsync("/publier", member, new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 390, Height = 844 } });
        await WriteAsync(page, "Étude de cas : un jeune ne vient plus.");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Étude de cas" })).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByText("votre municipalité sont masqués")).ToBeVisibleAsync();
        await page.GetByText("Ajouter une région ou un thème").ClickAsync();
        await AssertAccessibleAsync(page);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(390));
        await page.Locator("#Title").FillAsync("");
        await page.Locator("#envoyer").ClickAsync();
        await Assertions.Expect(page.Locator("#Title-erreur")).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
    }

    [Test]
    public async Task What_is_written_on_one_device_goes_on_on_another()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var phone = await OpenAsync("/publier", member);
        await WriteAsync(phone, "Commencé dans l’autobus.");
        await Assertions.Expect(phone.Locator(".state")).ToContainTextAsync("Brouillon enregistré");
        var office = await OpenAsync("/publier", member);
        await Assertions.Expect(office.Locator("#texte")).ToHaveValueAsync("Commencé dans l’autobus.");
        await Assertions.Expect(office.Locator(".restored")).ToContainTextAsync("restauré");
        await Assertions.Expect(office.Locator("#Title")).ToHaveValueAsync("Commencé dans l’autobus");
        await AssertAccessibleAsync(office);
        await office.GetByRole(AriaRole.Button, new() { Name = "Effacer" }).ClickAsync();
        await Assertions.Expect(office.Locator(".restored")).ToHaveCountAsync(0);
        await Assertions.Expect(office.Locator("#texte")).ToHaveValueAsync("");
    }

    [Test]
    public async Task A_reply_sent_leaves_no_draft_and_an_empty_field()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        var page = await OpenAsync(thread.Url, member);
        await page.Locator("#reponse").ClickAsync();
        await page.Keyboard.TypeAsync("Une réponse.");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("Une réponse.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#m2 .prose")).ToHaveTextAsync("Une réponse.");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".restored")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("");
    }

    [Test]
    public async Task A_text_survives_a_cut_and_a_session_that_ended()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var browser = await NewBrowserAsync(member);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(App.Root + "/publier");
        await page.Locator("#texte").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await browser.SetOfflineAsync(true);
        await page.Keyboard.TypeAsync("Écrit sans réseau.");
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("Pas de réseau");
        await browser.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("Brouillon enregistré");

        await App.Get<Sessions>().CloseAsync((await browser.CookiesAsync()).Single(c => c.Name == "forum").Value, default);
        await page.Keyboard.TypeAsync(" Et sans session.");
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("Votre session est terminée");
        await page.ReloadAsync();
        await page.GotoAsync(App.Root + "/connexion");
        await browser.AddCookiesAsync([new() { Name = "forum", Value = await App.Get<Sessions>().OpenAsync(member.Id, default), Url = App.Root, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        await page.GotoAsync(App.Root + "/publier");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("Écrit sans réseau. Et sans session.");
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        if (await page.Locator(".rich .prose").CountAsync() == 0) await page.Locator("#texte").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToHaveCountAsync(1);
        await page.Locator(".rich .prose").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(text);
    }
}
