using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Resources;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>Passkeys in a real browser with an authenticator of its own; it has none for a number, so the program is called by its name.</summary>
public sealed class PasskeyScreenTests : Screens
{
    private const string Key = "form[data-passkey] button";

    protected override string RootOf(ForumApp app) => app.Root.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Test]
    public async Task Their_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var member = await World.MemberAsync("Noémie Caron");
        var page = await OpenAsync("/compte/cles", member, look);
        await WithAuthenticatorAsync(page);
        await CheckAsync(page);
        await page.Locator(Key).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("ajoutée");
        await CheckAsync(page);
        await page.Locator(Key).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Texts.French["passkeys.known_here"]);
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=Name]")).ToBeVisibleAsync();
        await CheckAsync(page);
        var door = await OpenAsync("/connexion", null, look);
        await Assertions.Expect(door.Locator(Key)).ToBeVisibleAsync();
        await CheckAsync(door);
    }

    [Test]
    public async Task By_keyboard_alone_one_adds_a_passkey_comes_in_with_it_and_takes_it_away()
    {
        var member = await World.MemberAsync("Noémie Caron");
        var page = await OpenAsync("/compte/cles", member, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await WithAuthenticatorAsync(page);
        await PressAsync(page, Key);
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("ajoutée");
        await SignOutAsync(page);
        await PressAsync(page, Key);
        await Assertions.Expect(page.Locator(".tabbar")).ToBeVisibleAsync();

        await GoAsync(page, "/compte/cles");
        await Assertions.Expect(page.Locator(".rows")).ToContainTextAsync("Dernière connexion");
        await PressAsync(page, ".rows a");
        await PressAsync(page, ".btn.danger");
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("retirée");
        await SignOutAsync(page);
        await PressAsync(page, Key);
        await Assertions.Expect(page.Locator("#refus")).ToHaveTextAsync(Texts.French["passkeys.unknown"]);
    }

    [Test]
    public async Task An_answer_that_was_overheard_opens_nothing_a_second_time_and_a_suspended_member_does_not_come_in()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var member = await World.MemberAsync("Noémie Caron");
        var page = await OpenAsync("/compte/cles", member);
        await WithAuthenticatorAsync(page);
        await page.Locator(Key).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("ajoutée");
        await SignOutAsync(page);
        var sent = await page.RunAndWaitForRequestAsync(() => page.Locator(Key).ClickAsync(), request => request.Url.EndsWith("/connexion/cle", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".top .me")).ToBeVisibleAsync();
        await SignOutAsync(page);
        var again = await page.Context.APIRequest.PostAsync(sent.Url, new() { Data = sent.PostData!, Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" }, MaxRedirects = 0 });
        Assert.That(again.Status, Is.EqualTo(422), await again.TextAsync());
        Assert.That(System.Net.WebUtility.HtmlDecode(await again.TextAsync()), Does.Contain(Texts.French["passkeys.spent"]));

        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, member.Id, 7, "Une pause."), default));
        await GoAsync(page, "/connexion");
        await page.Locator(Key).ClickAsync();
        await Assertions.Expect(page.Locator("#refus")).ToHaveTextAsync(Texts.French["accounts.suspended"]);
    }

    [Test]
    public async Task A_facilitator_of_whom_two_steps_are_required_goes_through_with_her_passkey()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var all = App.Get<Core.Regions.Places>().Regions.Select(r => r.Slug).ToList();
        World.Done(await App.Get<ChangePlace>().RunAsync(coordinator, "Forum", all, true, default));
        try
        {
            var page = await OpenAsync("/regions", await World.MemberAsync("Maude Animation", "laval", Role.Facilitator, "laval"));
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Connexion en deux étapes");
            await WithAuthenticatorAsync(page);
            await page.Locator("main a[href='/compte/cles']").ClickAsync();
            await page.Locator(Key).ClickAsync();
            await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("ajoutée");
            await SignOutAsync(page);
            await page.Locator(Key).ClickAsync();
            await Assertions.Expect(page.Locator(".top .me")).ToBeVisibleAsync();
            await GoAsync(page, "/regions");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Régions");
        }
        finally { World.Done(await App.Get<ChangePlace>().RunAsync(await World.NowAsync(coordinator), "Forum", all, false, default)); }
    }

    [Test]
    public async Task Who_calls_it_off_is_told_so_and_without_script_the_other_ways_stay()
    {
        var page = await OpenAsync("/connexion");
        await WithAuthenticatorAsync(page, knowsItsUser: false);
        await page.Locator(Key).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Texts.French["passkeys.cancelled"]);
        await Assertions.Expect(page.Locator(Key)).ToBeFocusedAsync();

        var plain = await OpenAsync("/connexion", null, new() { JavaScriptEnabled = false });
        await Assertions.Expect(plain.Locator(Key)).ToBeHiddenAsync();
        await Assertions.Expect(plain.Locator("#Password")).ToBeVisibleAsync();
        var list = await OpenAsync("/compte/cles", await World.MemberAsync("Luc Tremblay"), new() { JavaScriptEnabled = false });
        await Assertions.Expect(list.Locator(Key)).ToBeHiddenAsync();
        await Assertions.Expect(list.Locator("[data-no-passkey]")).ToBeVisibleAsync();
    }

    /// <summary>What a telephone has: it keeps keys, and knows its user by her finger.</summary>
    private static async Task WithAuthenticatorAsync(IPage page, bool knowsItsUser = true)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = knowsItsUser, ["automaticPresenceSimulation"] = true },
        });
    }

    private static async Task PressAsync(IPage page, string selector)
    {
        await Assertions.Expect(page.Locator(selector).First).ToBeVisibleAsync();
        await TabToAsync(page, selector);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task SignOutAsync(IPage page)
    {
        await GoAsync(page, "/compte");
        await page.Locator("main form[action='/deconnexion'] button").ClickAsync();
        await page.Locator(".top a[href='/connexion']").ClickAsync();
        await Assertions.Expect(page.Locator(Key)).ToBeVisibleAsync();
    }

    private Task GoAsync(IPage page, string path) => page.GotoAsync(RootOf(App) + path);
}
