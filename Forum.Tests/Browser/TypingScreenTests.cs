using Forum.Core.Members;
using Forum.Core.Threads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>She types on while the editor takes the place of the plain field, and back: every key is in the text, in order, where her caret was.</summary>
public sealed class TypingScreenTests : Screens
{
    private const string Sentence = "On cherche un local le mardi soir, pour douze jeunes; le nôtre est pris jusqu’en juin. Merci d’avance!";

    /// <summary>The caret is « ‸ ». In the second text, what one « k » typed there makes of it.</summary>
    private static readonly (string Before, string After)[] Carets =
    [
        ("‸Une phrase.", "kUne phrase."), ("Une ‸phrase.", "Une kphrase."), ("Une phrase.‸", "Une phrase.k"), ("Une phrase. ‸", "Une phrase. k"), ("Un\n\n‸Deux", "Un\n\nkDeux"), ("Un\n‸deux", "Un\nkdeux"), ("Un\n\n‸", "Un\n\nk"),
        ("**gr‸as** et après", "**grkas** et après"), ("**Gras!**‸", "**Gras!k**"), ("- u‸n\n- deux", "- ukn\n- deux"), ("‸- un\n- deux", "- kun\n- deux"), ("- un\n- ‸", "- un\n- k"), ("1. un\n‸2. deux", "1. un\n2. kdeux"), ("> ci‸té\n\nréponse", "> cikté\n\nréponse"),
        ("‸## Titre", "## kTitre"), ("[un l‸ien](https://example.org/) ici", "[un lkien](https://example.org/) ici"), ("Merci [@Luc Roy](membre:1) ‸", "Merci [@Luc Roy](membre:1) k"), ("| a | b |\n| --- | --- |\n| 1‸ | 2 |", "| a | b |\n| --- | --- |\n| 1k | 2 |"),
        ("* un\n* de‸ux", "- un\n- dekux"), ("a‸bc‸d", "akd"),
    ];

    [TestCase("**/dist/editor-*.js")]
    [TestCase(null)]
    public async Task No_key_is_lost_while_the_editor_comes(string? late)
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member);
        var gate = await HoldAsync(page, late);
        await page.Locator("#reponse").ClickAsync();
        await page.Keyboard.TypeAsync(Sentence[..30], new() { Delay = 20 });
        gate.TrySetResult();
        await page.Keyboard.TypeAsync(Sentence[30..], new() { Delay = 20 });
        await Expect(page.Locator("#reponse")).ToHaveValueAsync(Sentence);
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" Fin.");
        await Expect(page.Locator("#reponse")).ToHaveValueAsync(Sentence + " Fin.");
    }

    [TestCase("**/dist/editor-*.js")]
    [TestCase("**/apercu")]
    [TestCase(null)]
    public async Task No_key_is_lost_in_a_text_that_was_there(string? late)
    {
        var (path, author) = await OwnPostAsync("Oui, le nôtre est libre.");
        var page = await (await NewBrowserAsync(author)).NewPageAsync();
        var gate = await HoldAsync(page, late);
        // what is held back would keep « load » waiting
        await page.GotoAsync(App.Root + path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var field = page.Locator(".edit-post textarea");
        await page.GetByText("Texte du message").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        for (var i = 0; i < 4; i++) await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync(" en effet", new() { Delay = 20 });
        gate.TrySetResult();
        await page.Keyboard.TypeAsync(" oui oui,", new() { Delay = 20 });
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Demain aussi.");
        await Expect(field).ToHaveValueAsync("Oui, en effet oui oui, le nôtre est libre. Demain aussi.");
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_text_that_waits_reads_as_written_before_any_touch()
    {
        var (path, author) = await OwnPostAsync("Oui, **le nôtre** est libre.");
        var page = await OpenAsync(path, author);
        await Expect(page.Locator(".edit-post .rich strong")).ToHaveTextAsync("le nôtre");
        await Expect(page.Locator(".rich .prose")).Not.ToBeFocusedAsync();
        await page.Locator(".edit-post [data-do=raw]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        // the browser puts the caret at the start for a moment
        await page.WaitForFunctionAsync("getSelection().anchorOffset === ' est libre.'.length");
        await page.Keyboard.TypeAsync(" Demain aussi.");
        await Expect(page.Locator(".edit-post textarea")).ToHaveValueAsync("Oui, **le nôtre** est libre. Demain aussi.");
    }

    [Test]
    public async Task The_tools_are_one_stop_for_Tab()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo"));
        await page.Locator("#texte").ClickAsync();
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        var tools = page.Locator(".bar button");
        await tools.First.FocusAsync();
        foreach (var (key, at) in new[] { ("ArrowRight", 1), ("End", -1), ("ArrowRight", 0), ("ArrowLeft", -1), ("Home", 0) })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(tools.Nth(at)).ToBeFocusedAsync();
            await Expect(page.Locator(".bar button[tabindex='0']")).ToHaveCountAsync(1);
        }
    }

    [Test]
    public async Task The_caret_stays_at_its_letter()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo"));
        await page.Locator("#texte").ClickAsync();
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        var raw = page.Locator("[data-do=raw]");
        foreach (var (before, after) in Carets)
        {
            if (await raw.GetAttributeAsync("aria-pressed") == "false") await raw.ClickAsync();
            await page.Locator("#texte").FillAsync(before.Replace("‸", "", StringComparison.Ordinal));
            var (from, to) = (before.IndexOf('‸', StringComparison.Ordinal), before.LastIndexOf('‸'));
            await page.Locator("#texte").EvaluateAsync("(text, [from, to]) => text.setSelectionRange(from, to)", new[] { from, to == from ? to : to - 1 });
            await raw.ClickAsync();
            await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("k");
            await Expect(page.Locator("#texte")).ToHaveValueAsync(after);
            await raw.ClickAsync();
            await page.Keyboard.TypeAsync("k");
            await Expect(page.Locator("#texte")).ToHaveValueAsync(after.Replace("k", "kk", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task A_space_just_typed_is_kept_on_the_way_back()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member);
        await page.Locator("#reponse").ClickAsync();
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Bonjour ");
        await page.Locator("[data-do=raw]").ClickAsync();
        await page.Keyboard.TypeAsync("toi ");
        await page.Locator("[data-do=raw]").ClickAsync();
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("aussi");
        await Expect(page.Locator("#reponse")).ToHaveValueAsync("Bonjour toi aussi");
    }

    [Test]
    public async Task A_word_being_composed_keeps_the_plain_field_until_it_is_whole()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var page = await OpenAsync((await World.ThreadAsync(member)).Url, member);
        var gate = await HoldAsync(page, "**/dist/editor-*.js");
        await page.Locator("#reponse").ClickAsync();
        await page.Keyboard.TypeAsync("Le ");
        var keyboard = await page.Context.NewCDPSessionAsync(page);
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "no", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await Expect(page.Locator("#reponse")).ToHaveValueAsync("Le no");
        var answer = await page.RunAndWaitForResponseAsync(() => { gate.TrySetResult(); return Task.CompletedTask; }, "**/apercu");
        await answer.FinishedAsync();
        await page.EvaluateAsync("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await Expect(page.Locator("#reponse")).ToBeFocusedAsync();
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "nôtre" });
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" aussi");
        await Expect(page.Locator("#reponse")).ToHaveValueAsync("Le nôtre aussi");
    }

    [Test]
    public async Task She_types_on_after_a_quote_came_into_the_editor()
    {
        var (path, author) = await OwnPostAsync("Oui, le nôtre est libre.");
        var page = await OpenAsync(path[..path.IndexOf("/m/", StringComparison.Ordinal)], author);
        await page.Locator("#reponse").ClickAsync();
        await Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        await page.Locator("#m2 .prose p").First.EvaluateAsync("p => { getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 3); }");
        await page.Locator("#citer").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(Sentence, new() { Delay = 20 });
        await Expect(page.Locator("#reponse")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^> .*\n>\n> Oui\n\n" + System.Text.RegularExpressions.Regex.Escape(Sentence) + "$"));
    }

    /// <summary>What these addresses answer waits until the gate opens.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(IPage page, string? addresses)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (addresses is not null)
        {
            await page.RouteAsync(addresses, async route =>
            {
                await gate.Task;
                await route.ContinueAsync();
            });
        }
        return gate;
    }

    /// <summary>The page where an author edits her reply.</summary>
    private async Task<(string Path, Member Author)> OwnPostAsync(string body)
    {
        var author = await World.MemberAsync("Luc Tremblay");
        ThreadHead thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        await World.ReplyAsync(author, thread, body);
        return ($"/fils/{thread.Id}/m/2/modifier", author);
    }
}
