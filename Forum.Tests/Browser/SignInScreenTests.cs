using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Microsoft.Playwright;
using OtpNet;

namespace Forum.Tests.Browser;

/// <summary>The second step of a sign-in, another address, and a poster, in a real browser.</summary>
public sealed class SignInScreenTests : Screens
{
    [Test]
    public async Task Their_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var facilitator = await World.MemberAsync("Maude Animation", "laval", Role.Facilitator, "laval");
        var (member, email) = await App.AccountAsync("Noémie Caron", "laval");
        var id = World.Done(await App.Get<EventLinks>().OpenAsync(new(facilitator, "Journée de Laval, et de toute la Rive-Nord", ["laval"], $"{App.Now.AddDays(3):yyyy-MM-dd}"), default));
        var code = World.Done(await App.Get<EventLinks>().FindAsync(facilitator, id, default)).Code;
        foreach (var path in new[] { "/animation/rencontres", $"/animation/rencontres/{id}" }) await CheckAsync(await OpenAsync(path, facilitator, look));
        foreach (var path in new[] { "/rencontre?cle=" + code, "/rencontre?cle=x", "/connexion/code", "/compte/courriel/lien?cle=x" }) await CheckAsync(await OpenAsync(path, null, look));
        World.Done(await App.Get<ChangeEmail>().RunAsync(new(member, $"autre{width}{dark}@example.org", People.Password), default));
        foreach (var path in new[] { "/compte/courriel", (await App.MailAsync(email)).Single().Link() }) await CheckAsync(await OpenAsync(path, member, look));

        var page = await OpenAsync("/compte/deux-etapes", member, look);
        await CheckAsync(page);
        var key = await page.Locator("[name=Key]").InputValueAsync();
        await page.Locator("#Code").FillAsync(CodeOf(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".paper li")).ToHaveCountAsync(8);
        await CheckAsync(page);
        await page.GotoAsync(App.Root + "/compte/deux-etapes");
        await CheckAsync(page);
    }

    [Test]
    public async Task A_member_comes_in_with_password_and_a_code_on_paper_by_keyboard_alone([Values] bool script)
    {
        var (member, email) = await App.AccountAsync("Noémie Caron", "laval");
        var key = TwoSteps.NewKey();
        var paper = World.Done(await App.Get<TwoSteps>().TakeUpAsync(new(member, key, CodeOf(key), await App.Get<Sessions>().OpenAsync(member.Id, default), null), default));
        var page = await OpenAsync("/connexion", null, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "#Email");
        await page.Keyboard.TypeAsync(email);
        await TabToAsync(page, "#Password");
        await page.Keyboard.TypeAsync(People.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Votre code");
        await TabToAsync(page, "#Code");
        await page.Keyboard.TypeAsync(paper[0]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".tabbar")).ToBeVisibleAsync();
    }

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(App.Now.UtcDateTime);
}
