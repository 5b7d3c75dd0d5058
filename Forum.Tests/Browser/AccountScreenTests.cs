using Forum.Tests.Accounts;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class AccountScreenTests : Screens
{
    [Test]
    public async Task Account_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var member = await World.MemberAsync("Maude Ouellet");
        foreach (var path in new[] { "/compte", "/compte?fait=profil", "/compte/mot-de-passe", "/connexion" }) await CheckAsync(await OpenAsync(path, member, look));

        var refused = await OpenAsync("/compte", member, look);
        await refused.Locator("[name=Name]").FillAsync("\u200b");
        await refused.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le profil" }).ClickAsync();
        await Assertions.Expect(refused.Locator("#Name-erreur")).ToBeVisibleAsync();
        await CheckAsync(refused);

        var visitor = await OpenAsync("/connexion", null, look);
        await CheckAsync(visitor);
        await visitor.Locator("[name=Email]").FillAsync("inconnue@example.org");
        await visitor.Locator("[name=Password]").FillAsync("autre chose");
        await visitor.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Locator("#refus")).ToBeVisibleAsync();
        await CheckAsync(visitor);
    }

    [Test]
    public async Task By_keyboard_alone_one_signs_in_follows_a_region_changes_the_language_and_signs_out()
    {
        var (member, email) = await App.AccountAsync("Maude Ouellet");
        var page = await OpenAsync("/compte");
        await Assertions.Expect(page.Locator("[name=Email]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(People.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mon compte");

        await TabToAsync(page, "[name=Regions][value=estrie]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Vos choix sont enregistrés.");
        await Assertions.Expect(page.Locator("[name=Regions][value=estrie]")).ToBeCheckedAsync();

        await TabToAsync(page, "[name=langue][value=fr]");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Your profile is saved.");

        await TabToAsync(page, "form[action='/deconnexion'] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".top a[href='/connexion']")).ToHaveTextAsync("Sign in");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from sessions where member_id = @Id", new { member.Id })), Is.Zero);
    }

    [Test]
    public async Task Everything_to_press_is_at_least_44_pixels_high([Values(1280, 390)] int width)
    {
        foreach (var path in new[] { "/compte", "/compte/mot-de-passe", "/connexion" })
        {
            var page = await OpenAsync(path, await World.MemberAsync("Maude Ouellet"), new() { ViewportSize = new() { Width = width, Height = 800 } });
            var small = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main a, main button, main label:has(input), main input:not([type=hidden], [type=checkbox], [type=radio]), .foot button')]
                    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)
                """);
            Assert.That(small, Is.Empty, path);
        }
    }
}

/// <summary>The first start in Production.</summary>
public sealed class SetUpScreenTests : Screens
{
    protected override Dictionary<string, string> Settings => new() { ["environment"] = "Production" };

    [Test]
    public async Task The_pages_of_a_place_not_set_up_yet_hold_no_fault_of_access([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var code = await App.Get<Core.Site.SetUpCode>().RenewAsync(default);
        await CheckPagesAsync(dark, width, new[] { "/", "/installation?code=ancien", "/installation?code=" + code }.Select(p => (p, (Core.Members.Member?)null)));
        var form = await OpenAsync("/installation?code=" + code, null, Look(dark, width));
        await form.EvaluateAsync("() => document.querySelector('[name=Code]').form.noValidate = true");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le lieu" }).ClickAsync();
        await Assertions.Expect(form.Locator("#Place-erreur")).ToBeVisibleAsync();
        await AssertAccessibleAsync(form);
    }
}
