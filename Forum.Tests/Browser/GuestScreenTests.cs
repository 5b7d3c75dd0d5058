using Forum.Tests.Exchanges;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class GuestScreenTests : Screens
{
    [Test]
    public async Task From_the_poster_she_is_in_on_a_phone_by_keyboard_alone([Values] bool dark)
    {
        var look = new BrowserNewContextOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = 390, Height = 800 } };
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        var poster = await OpenAsync($"/en-direct/{thread.Id}/affiche", leader, look);
        await CheckAsync(poster);
        await ShootAsync(poster, $"guest-poster-{dark}");
        var address = new Uri(await poster.Locator(".address").InnerTextAsync());
        var page = await OpenAsync(address.AbsolutePath, null, look);
        await CheckAsync(page);
        await ShootAsync(page, $"guest-door-{dark}");
        await TabToAsync(page, "[name=Name]");
        await page.Keyboard.TypeAsync("Marie Invitée");
        await page.Locator("[name=Region]").SelectOptionAsync("estrie");
        await TabToAsync(page, "[name=Agrees]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "form.card .btn.primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync($"{App.Root}/en-direct/{thread.Id}");
        await page.GotoAsync($"{App.Root}/fils/{thread.Id}/{thread.Slug}");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("garder le lien");
        await CheckAsync(page);
        await ShootAsync(page, $"guest-inside-{dark}");
    }

    [Test]
    public async Task A_form_that_lacks_something_says_so_without_a_fault_of_access()
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync());
        var page = await OpenAsync("/d/" + await App.CodeAsync(thread), null, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await page.Locator("main form .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator("#Name-erreur")).ToBeVisibleAsync();
        await CheckAsync(page);
    }
}
