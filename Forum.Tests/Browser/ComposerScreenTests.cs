using Forum.Core.Posts;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class ComposerScreenTests : Screens
{
    [Test]
    public async Task A_reader_never_loads_the_editor_and_a_touch_brings_it()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var browser = await NewBrowserAsync(member);
        var page = await browser.NewPageAsync();
        List<string> scripts = [];
        page.Request += (_, request) => { if (request.Url.EndsWith(".js", StringComparison.Ordinal)) scripts.Add(request.Url); };
        await page.GotoAsync(App.Root + (await World.ThreadAsync(member)).Url);
        await Assertions.Expect(page.Locator("composer-field")).ToBeVisibleAsync();
        Assert.That(scripts, Has.None.Contains("editor-"));
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        Assert.That(scripts, Has.Some.Contains("editor-"));
    }

    [Test]
    public async Task Words_and_keys_format_what_is_typed_and_the_preview_is_the_post()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await EditorAsync(member);
        await page.Keyboard.TypeAsync("5 * 3 _x_ <b> # ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("gras");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.PressAsync("Enter");
        await ToolAsync(page, "Liste");
        await page.Keyboard.TypeAsync("un");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("deux");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await ToolAsync(page, "Citation");
        await page.Keyboard.TypeAsync("cité");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("5 * 3 \\_x\\_ \\<b> # **gras**\n\n- un\n- deux\n\n> cité");
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aperçu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".preview li")).ToHaveCountAsync(2);
        var preview = await page.Locator(".preview .prose").InnerHTMLAsync();
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("#m2 li")).ToHaveCountAsync(2);
        Assert.That((await page.Locator("#m2 .prose").InnerHTMLAsync()).Trim(), Is.EqualTo(preview.Trim()));
    }

    [Test]
    public async Task A_link_is_asked_for_in_words_and_leads_only_where_it_may()
    {
        var page = await EditorAsync(await World.MemberAsync("Amina Diallo"));
        await page.Keyboard.TypeAsync("Voir ");
        await ToolAsync(page, "Lien");
        await AssertAccessibleAsync(page);
        await page.GetByLabel("Adresse").FillAsync("javascript:alert(1)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Écrivez une adresse qui commence par")).ToBeVisibleAsync();
        await page.GetByLabel("Adresse").FillAsync("example.org/page");
        await page.GetByLabel("Mots à afficher").FillAsync("la page");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync(" aussi");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("Voir [la page](https://example.org/page) aussi");
    }

    [Test]
    public async Task A_member_is_named_from_the_editor_and_from_the_plain_field()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var named = await World.MemberAsync("Zoé Étienne", "laval");
        var page = await EditorAsync(member);
        await page.Keyboard.TypeAsync("Merci @etie");
        await Assertions.Expect(page.Locator(".mentions li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".mentions")).ToContainTextAsync("Laval");
        await AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync($"Merci [@Zoé Étienne](membre:{named.Id})");
        await Assertions.Expect(page.Locator(".rich .mention")).ToHaveTextAsync("@Zoé Étienne");
        await ToolAsync(page, "Texte brut");
        await page.Locator("#reponse").PressSequentiallyAsync("et @zo");
        await page.Locator(".mentions li").ClickAsync();
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync($"Merci [@Zoé Étienne](membre:{named.Id}) et [@Zoé Étienne](membre:{named.Id}) ");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#m2 .mention")).ToHaveCountAsync(2);
        Assert.That(await page.ContentAsync(), Does.Not.Contain($"membre:{named.Id})"));
        var post = await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from post_mentions where member_id = @Id", new { named.Id }));
        Assert.That(post, Is.EqualTo(1));
    }

    [Test]
    public async Task What_Word_and_Excel_paste_keeps_its_structure_and_loses_its_dress()
    {
        var page = await EditorAsync(await World.MemberAsync("Amina Diallo"));
        await PasteAsync(page, """
            <html><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><h1 style='color:red'>Bilan</h1><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Résultat</b> : <i>bon</i><o:p></o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>un</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>o<span>&nbsp;&nbsp; </span></span><![endif]>dessous</p><!--EndFragment--></body></html>
            """);
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("## Bilan\n\n**Résultat** : *bon*\n\n- un\n  - dessous");
        await ToolAsync(page, "Texte brut");
        await page.Locator("#reponse").FillAsync("");
        await ToolAsync(page, "Texte brut");
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await PasteAsync(page, "<table style='width:200px'><colgroup><col width=80></colgroup><tr><td class=xl65 style='width:60pt'>Mois</td><td>Présences</td></tr><tr><td>Mai</td><td align=right>12</td></tr></table>");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync("| Mois | Présences |\n| --- | --- |\n| Mai | 12 |");
        await AssertAccessibleAsync(page);
    }

    [Test]
    public async Task A_text_the_editor_cannot_hold_stays_plain_and_whole()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        const string tasks = "- [ ] appeler\n- [x] écrire";
        World.Done(await App.Get<SaveDraft>().RunAsync(new(member, Drafts.Reply(thread.Id), "", tasks, "", ""), default));
        var page = await OpenAsync(thread.Url, member);
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("texte brut seulement");
        await Assertions.Expect(page.Locator("#reponse")).ToHaveValueAsync(tasks);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Texte brut" })).ToHaveAttributeAsync("aria-pressed", "true");
        await AssertAccessibleAsync(page);
    }

    private async Task<IPage> EditorAsync(Core.Members.Member member)
    {
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member);
        await page.Locator("#reponse").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        return page;
    }

    private static Task ToolAsync(IPage page, string name) => page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task PasteAsync(IPage page, string html) => page.EvaluateAsync("""
        html => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          document.querySelector('.rich .prose').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, html);
}
