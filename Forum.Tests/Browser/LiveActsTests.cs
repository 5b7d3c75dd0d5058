using Forum.Core.Members;
using Forum.Core.Threads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>Two browsers: what is done to a post in one is seen in the other, without reload.</summary>
public sealed class LiveActsTests : Screens
{
    [Test]
    public async Task An_edit_appears_in_place_where_the_other_reads()
    {
        var (luc, thread, reader) = await ReadingAsync();
        var writer = await OpenAsync($"/fils/{thread.Id}/m/2/modifier", luc);
        await writer.GetByText("Texte du message").ClickAsync();
        await writer.Keyboard.PressAsync("Control+End");
        await writer.Keyboard.TypeAsync(" Demain aussi.");
        await writer.Keyboard.PressAsync("Control+Enter");
        await Expect(reader.Locator("#m2 .prose")).ToContainTextAsync("Demain aussi.");
        await AssertSamePageAsync(reader);
    }

    [Test]
    public async Task Thanks_are_counted_where_the_other_reads_and_press_no_button_of_hers()
    {
        var (_, thread, reader) = await ReadingAsync();
        var other = await OpenAsync(thread.Url, await World.MemberAsync("Zoé Côté"));
        await other.Locator("#m2 button[value='merci:2']").ClickAsync();
        var thanks = reader.Locator("#m2 button[value='merci:2']");
        await Expect(thanks).ToHaveTextAsync("Merci · 1");
        await Expect(thanks).ToHaveAttributeAsync("aria-pressed", "false");
        await AssertSamePageAsync(reader);
    }

    [Test]
    public async Task A_removed_reply_leaves_its_tombstone_and_comes_back_where_the_other_reads()
    {
        var (luc, thread, reader) = await ReadingAsync();
        var writer = await OpenAsync(thread.Url, luc);
        await writer.Locator("#m2 .acts button[formaction$='/retirer']").ClickAsync();
        await Expect(reader.Locator("#m2.deleted .tomb")).ToContainTextAsync("Message retiré par la personne qui l’a écrit");
        await Expect(reader.GetByText("le nôtre est libre")).ToHaveCountAsync(0);
        await Expect(reader.Locator(".toast")).ToHaveCountAsync(0);
        await writer.Locator(".toast button").ClickAsync();
        await Expect(reader.Locator("#m2 .prose")).ToContainTextAsync("le nôtre est libre");
        await AssertSamePageAsync(reader);
    }

    [Test]
    public async Task The_way_back_stays_ten_seconds_which_stop_while_it_is_pointed_at()
    {
        var (luc, thread, _) = await ReadingAsync();
        var page = await (await NewBrowserAsync(luc)).NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(App.Root + thread.Url);
        await page.Locator("#m2 .acts button[formaction$='/retirer']").ClickAsync();
        var toast = page.Locator(".toast");
        await toast.HoverAsync();
        await page.Clock.FastForwardAsync(60_000);
        await Expect(toast).ToBeVisibleAsync();
        await page.Mouse.MoveAsync(1, 1);
        await page.Clock.FastForwardAsync(9_000);
        await page.Clock.FastForwardAsync(1_000);
        await Expect(toast).ToHaveCountAsync(0);
        await Expect(page.Locator("#m2 .tomb")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_pin_set_in_one_browser_appears_in_the_region_its_cell_and_on_the_wall()
    {
        var (_, thread, reader) = await ReadingAsync();
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var amina = await World.MemberAsync("Amina Diallo");
        List<(IPage Page, string Row)> shown = [];
        foreach (var (path, row) in new[]
        {
            ("/regions/bas-saint-laurent", ".pins li"), ("/regions/bas-saint-laurent?theme=ressources", ".pins li"),
            ("/bons-coups", ".pinned-coups .coup"), ("/bons-coups?region=bas-saint-laurent&theme=ressources", ".pinned-coups .coup"),
        })
        {
            shown.Add((await WatchPlaceAsync(path, amina), row));
        }
        var elsewhere = await WatchPlaceAsync("/regions/bas-saint-laurent?theme=financement", amina);
        var otherFilter = await WatchPlaceAsync("/bons-coups?region=bas-saint-laurent&theme=financement", amina);

        var facilitator = await OpenAsync($"/fils/{thread.Id}/m/2", hélène);
        await facilitator.Locator("#Place").SelectOptionAsync("bas-saint-laurent");
        await facilitator.Locator(".pin-form button.primary").ClickAsync();
        foreach (var (page, row) in shown) await Expect(page.Locator(row, new() { HasText = "le nôtre est libre" })).ToHaveCountAsync(1);
        await Expect(reader.Locator("#m2 .marks .gold")).ToBeVisibleAsync();
        // the row is what stands there after a reload too
        await shown[1].Page.ReloadAsync();
        await Expect(shown[1].Page.Locator(".pins li", new() { HasText = "le nôtre est libre" })).ToHaveCountAsync(1);

        // taken off and set again by its author's removal and its undoing
        await AssertRemovalAsync(thread, shown);
        await Expect(elsewhere.GetByText("le nôtre est libre")).ToHaveCountAsync(0);
        await elsewhere.ReloadAsync();
        await Expect(elsewhere.GetByText("le nôtre est libre")).ToHaveCountAsync(0);
        await Expect(otherFilter.GetByText("le nôtre est libre")).ToHaveCountAsync(0);
    }

    /// <summary>The reply is withdrawn: every place loses it, and has it again when it comes back.</summary>
    private async Task AssertRemovalAsync(ThreadHead thread, List<(IPage Page, string Row)> shown)
    {
        var author = await OpenAsync($"/fils/{thread.Id}/m/2", await World.MemberAsync("Ève Roy", role: Role.Coordinator));
        foreach (var (page, _) in shown) await Expect(page.Locator("#nouveau[data-live]")).ToBeAttachedAsync();
        await author.Locator("form[action$='/retirer'] button").ClickAsync();
        foreach (var (page, row) in shown) await Expect(page.Locator(row, new() { HasText = "le nôtre est libre" })).ToHaveCountAsync(0);
        await author.Locator("form[action$='/retablir'] button").ClickAsync();
        foreach (var (page, row) in shown) await Expect(page.Locator(row, new() { HasText = "le nôtre est libre" })).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_browser_that_crashes_is_counted_no_more()
    {
        var (_, thread, reader) = await ReadingAsync();
        var other = await OpenAsync(thread.Url, await World.MemberAsync("Zoé Côté"));
        await Expect(reader.Locator("#presence")).ToHaveTextAsync("2 personnes lisent");
        var crashed = new TaskCompletionSource();
        other.Crash += (_, _) => crashed.TrySetResult();
        var devtools = await other.Context.NewCDPSessionAsync(other);
        // the command is never answered: who would answer is gone
        _ = devtools.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Expect(reader.Locator("#presence")).ToHaveTextAsync("1 personne lit");
    }

    /// <summary>Amina reads Luc's reply in a browser that will tell whether it was reloaded.</summary>
    private async Task<(Member Luc, ThreadHead Thread, IPage Reader)> ReadingAsync()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await World.ReplyAsync(luc, thread);
        var reader = await OpenAsync(thread.Url, amina);
        await Expect(reader.Locator("#fil[data-live]")).ToBeAttachedAsync();
        await reader.EvaluateAsync("window.marker = 'same page'");
        return (luc, thread, reader);
    }

    private static async Task AssertSamePageAsync(IPage page) => Assert.That(await page.EvaluateAsync<string?>("window.marker"), Is.EqualTo("same page"));

    private async Task<IPage> WatchPlaceAsync(string path, Member member)
    {
        var page = await OpenAsync(path, member);
        await Expect(page.Locator("#nouveau[data-live]")).ToBeAttachedAsync();
        return page;
    }
}
