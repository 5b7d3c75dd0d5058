using Forum.Core.BonsCoups;
using Forum.Core.Members;
using Forum.Web.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>« Du nouveau » on the lists: said where something moved, also while the connection was cut, and nothing on the page moves.</summary>
public sealed class LiveListsTests : Screens
{
    [Test]
    public async Task Something_new_is_said_without_moving_the_list_and_shown_on_demand()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        await World.ThreadAsync(luc, "Un premier fil", "estrie");
        var page = await ListAsync("/regions/estrie", amina);
        App.Get<PlaceFeed>().Publish((await World.ThreadAsync(luc, "Un fil tout neuf", "estrie")).Id);
        await Expect(page.Locator("#nouveau .news span")).ToHaveTextAsync("Du nouveau");
        await Expect(page.GetByText("Un fil tout neuf")).ToHaveCountAsync(0);
        await AssertAccessibleAsync(page);
        await page.Locator("#nouveau button").ClickAsync();
        await Expect(page.Locator(".threads", new() { HasText = "Un fil tout neuf" })).ToBeVisibleAsync();
        await Expect(page.Locator("#nouveau .news")).ToHaveCountAsync(0);
    }

    [TestCase("/")]
    [TestCase("/non-lus")]
    [TestCase("/regions/laval")]
    [TestCase("/regions/laval?theme=ressources")]
    [TestCase("/themes/ressources")]
    [TestCase("/bons-coups")]
    public async Task What_moved_during_a_cut_is_said_when_the_connection_is_back(string path)
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        // the cases share a store: each has a title of its own
        var title = $"Pendant la coupure {Guid.NewGuid():N}";
        await World.ThreadAsync(luc, "Un premier fil", "laval", kind: "bon-coup");
        var page = await ListAsync(path, amina);
        await StopServerAsync();
        await Expect(page.Locator("#connexion")).Not.ToHaveTextAsync("");
        // on the same store, from an address that the browser does not know
        await using (var elsewhere = new ForumApp(realTime: true, folder: App.Folder))
            await elsewhere.World.ThreadAsync(luc, title, "laval", kind: "bon-coup");
        StartServerAgain();
        await Expect(page.Locator("#nouveau .news span")).ToHaveTextAsync("Du nouveau");
        await Expect(page.Locator("#connexion")).ToHaveTextAsync("");
        await Expect(page.GetByText(title)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Where_nothing_moved_during_a_cut_nothing_is_said()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        await World.ThreadAsync(luc, "Un premier fil", "outaouais");
        var page = await ListAsync("/regions/outaouais", amina);
        await StopServerAsync();
        await Expect(page.Locator("#connexion")).Not.ToHaveTextAsync("");
        await using (var elsewhere = new ForumApp(realTime: true, folder: App.Folder)) await elsewhere.World.ThreadAsync(luc, "Ailleurs", "mauricie");
        StartServerAgain();
        await Expect(page.Locator("#nouveau[data-live]")).ToBeAttachedAsync();
        await Expect(page.Locator("#nouveau .news")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_pin_that_came_while_connected_is_no_news_after_a_cut()
    {
        var (hélène, luc) = (await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(luc, "Un fil à épingler", "lanaudiere");
        var page = await ListAsync("/regions/lanaudiere", luc);
        App.Get<PinFeed>().Publish(World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "lanaudiere", "", false), default)));
        await Expect(page.Locator("#epingles-lanaudiere")).ToContainTextAsync("Un fil à épingler");
        await StopServerAsync();
        await Expect(page.Locator("#connexion")).Not.ToHaveTextAsync("");
        StartServerAgain();
        await Expect(page.Locator("#nouveau[data-live]")).ToBeAttachedAsync();
        await Expect(page.Locator("#nouveau .news")).ToHaveCountAsync(0);
    }

    /// <summary>Open, and watched by the hub.</summary>
    private async Task<IPage> ListAsync(string path, Member member)
    {
        var page = await OpenAsync(path, member);
        await Expect(page.Locator("#nouveau[data-live]")).ToBeAttachedAsync();
        return page;
    }
}
