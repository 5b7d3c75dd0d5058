using Forum.Core.Members;
using Forum.Tests.Pictures;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class PictureScreenTests : Screens
{
    [Test]
    public async Task Pages_with_pictures_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var amina = await World.MemberAsync("Amina Diallo", "estrie");
        World.Done(await App.Get<ChangePicture>().RunAsync(amina, Sample.Jpeg(), default));
        var thread = await World.ThreadAsync(amina, region: "estrie");
        foreach (var path in new[] { "/compte/photo", "/compte", $"/membres/{amina.Id}", thread.Url, "/regions/estrie" }) await CheckAsync(await OpenAsync(path, amina, look));
        await CheckAsync(await OpenAsync($"/membres/{amina.Id}/animation", await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie"), look));
        var refused = await OpenAsync("/compte/photo", await World.MemberAsync("Luc Tremblay", "estrie"), look);
        await SendAsync(refused, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
        await Assertions.Expect(refused.Locator("#Picture-erreur")).ToContainTextAsync("n’est pas une photo");
        await CheckAsync(refused);
    }

    [Test]
    public async Task A_picture_is_given_seen_and_taken_off_with_and_without_script([Values] bool script)
    {
        var amina = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync("/compte/photo", amina, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        await SendAsync(page, Sample.Jpeg());
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Votre photo est en place." })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".person .av img")).ToHaveJSPropertyAsync("naturalWidth", MemberPictures.Large);
        await Assertions.Expect(page.Locator(".me .av img")).ToHaveJSPropertyAsync("naturalWidth", MemberPictures.Small);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer la photo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Votre photo est retirée." })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".av img")).ToHaveCountAsync(0);
    }

    private static async Task SendAsync(IPage page, byte[] file)
    {
        await page.Locator("#Picture").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la photo" }).ClickAsync();
    }
}
