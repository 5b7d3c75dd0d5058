using Forum.Tests.Files;
using Forum.Tests.Pictures;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class FilesScreenTests : Screens
{
    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 390, Height = 800 } };

    [Test]
    public async Task Files_are_given_kept_through_a_refusal_and_read_without_script()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(member, region: "estrie");
        var page = await OpenAsync(thread.Url, member, new() { JavaScriptEnabled = false, ViewportSize = Phone.ViewportSize });
        await ChooseAsync(page, Photo(), Guide());
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).ClickAsync();
        await Assertions.Expect(page.Locator(".file-line")).ToHaveCountAsync(2);
        await page.Locator("#reponse").FillAsync("Voici deux pièces.");
        await page.GetByLabel("Description de l’image").FillAsync("Une moitié rouge, une moitié bleue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).ClickAsync();
        await Assertions.Expect(page.Locator("#m2 .post-images img")).ToHaveAttributeAsync("alt", "Une moitié rouge, une moitié bleue");
        await Assertions.Expect(page.Locator("#m2 .post-documents a")).ToContainTextAsync("guide.pdf");
        await Assertions.Expect(page.Locator(".file-line")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_file_that_is_chosen_goes_at_once_and_stands_under_the_message()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member, Phone);
        await ChooseAsync(page, Photo(), Guide());
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".composer .said")).ToContainTextAsync("guide.pdf\u00a0: joint.");
        await CheckAsync(page);
        await page.GetByLabel("Description de l’image").FillAsync("Une affiche");
        await SendAsync(page, "Voici.");
        await Assertions.Expect(page.Locator("#m2 .post-images img")).ToHaveAttributeAsync("alt", "Une affiche");
        await Assertions.Expect(page.Locator("#m2 .post-images img")).ToHaveJSPropertyAsync("naturalWidth", 400);
        await Assertions.Expect(page.Locator(".file-line")).ToHaveCountAsync(0);
        await CheckAsync(page);
    }

    [Test]
    public async Task A_file_is_dropped_and_an_image_pasted_into_the_editor()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member);
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        var dropped = await page.EvaluateHandleAsync("t => { const d = new DataTransfer(); d.items.add(new File([t], 'guide.pdf', { type: 'application/pdf' })); return d; }", System.Text.Encoding.Latin1.GetString(Some.Pdf()));
        await page.DispatchEventAsync(".rich .prose", "dragover", new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator("composer-field.dropping")).ToHaveCountAsync(1);
        await page.DispatchEventAsync(".rich .prose", "drop", new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToContainTextAsync("guide.pdf");
        await Assertions.Expect(page.Locator("composer-field.dropping")).ToHaveCountAsync(0);
        await page.EvaluateAsync("""
            b => { const d = new DataTransfer(); d.items.add(new File([Uint8Array.from(atob(b), c => c.charCodeAt(0))], 'image.png', { type: 'image/png' }));
                document.querySelector('.rich .prose').dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }
            """, Convert.ToBase64String(Sample.Png()));
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(2);
        await SendAsync(page, "Voici.");
        await Assertions.Expect(page.Locator("#m2 .post-files li")).ToHaveCountAsync(2);
    }

    [Test]
    public async Task A_network_that_fails_leaves_the_text_and_the_file_to_try_again()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member, Phone);
        await page.RouteAsync("**/fichiers", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.Locator("#reponse").ClickAsync();
        await page.Keyboard.TypeAsync("Voici un guide.");
        await ChooseAsync(page, Guide());
        var retry = page.GetByRole(AriaRole.Button, new() { Name = "Réessayer" });
        await Assertions.Expect(retry).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".composer .said")).ToContainTextAsync("Votre texte est gardé");
        await CheckAsync(page);
        await page.Locator("#repondre button.primary").ClickAsync();
        await Assertions.Expect(retry).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#m2")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        await retry.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToContainTextAsync("guide.pdf");
        await page.Locator("#repondre button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("#m2 .post-documents a")).ToContainTextAsync("guide.pdf");
        await Assertions.Expect(page.Locator("#m2 .prose")).ToContainTextAsync("Voici un guide.");
    }

    [Test]
    public async Task A_file_shows_how_far_it_has_gone_and_the_message_waits_for_it()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member);
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/fichiers", async route =>
        {
            if (route.Request.Method == "POST") await go.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#reponse").ClickAsync();
        await page.Keyboard.TypeAsync("Voici un guide.");
        await ChooseAsync(page, Guide());
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.Locator("#repondre button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".composer .said")).ToContainTextAsync("le message suivra");
        go.SetResult();
        await Assertions.Expect(page.Locator("#m2 .post-documents a")).ToContainTextAsync("guide.pdf");
    }

    [Test]
    public async Task What_is_refused_is_said_in_its_place_and_what_is_taken_back_is_gone_after_a_reload()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member, Phone);
        await ChooseAsync(page, new FilePayload { Name = "dessin.svg", MimeType = "image/svg+xml", Buffer = Some.Bytes("<svg/>") }, Guide(), Photo());
        await Assertions.Expect(page.Locator(".file-line.refused")).ToContainTextAsync("Enregistrez-le en PDF ou en image.");
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(2);
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Retirer guide.pdf" }).ClickAsync();
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".composer .said")).ToContainTextAsync("guide.pdf\u00a0: retiré.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".file-line")).ToContainTextAsync("photo.jpg");
        await Assertions.Expect(page.Locator(".file-line")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Who_gives_no_file_never_loads_what_sends_files()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await (await NewBrowserAsync(member)).NewPageAsync();
        List<string> scripts = [];
        page.Request += (_, request) => scripts.Add(request.Url);
        await page.GotoAsync(App.Root + (await World.ThreadAsync(member, region: "estrie")).Url);
        await Assertions.Expect(page.Locator(".form-files")).ToBeVisibleAsync();
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        Assert.That(scripts, Has.None.Contains("/files-"));
        await ChooseAsync(page, Guide());
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(1);
        Assert.That(scripts, Has.Some.Contains("/files-"));
    }

    [Test]
    public async Task Messages_with_files_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        var page = await OpenAsync((await World.ThreadAsync(member, region: "estrie")).Url, member, new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 800 } });
        await ChooseAsync(page, Photo(), Guide());
        await Assertions.Expect(page.Locator(".file-line[data-file]")).ToHaveCountAsync(2);
        await CheckAsync(page);
        await SendAsync(page, "Voici.");
        await Assertions.Expect(page.Locator("#m2 .post-files li")).ToHaveCountAsync(2);
        await CheckAsync(page);
    }

    private static FilePayload Photo() => new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Sample.Jpeg() };

    private static FilePayload Guide() => new() { Name = "guide.pdf", MimeType = "application/pdf", Buffer = Some.Pdf() };

    private static Task ChooseAsync(IPage page, params FilePayload[] files) => page.Locator(".form-files input[type=file]").SetInputFilesAsync(files);

    private static async Task SendAsync(IPage page, string text)
    {
        // a touch brings the editor, which then takes the place of the plain field
        await page.Locator(".form-files input[type=file]").FocusAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeVisibleAsync();
        await page.Locator(".rich .prose").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Locator("#repondre button.primary").ClickAsync();
    }
}
