using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Web.Live;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

public sealed class LiveThreadTests : Screens
{
    [Test]
    public async Task A_reply_appears_on_another_screen_without_reload()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        var reader = await WatchAsync(thread, amina);
        await reader.EvaluateAsync("window.marker = 'same page'");
        var writer = await WatchAsync(thread, luc);
        await ReplyAsync(writer, "Le nôtre est libre **le mardi**.");
        await Expect(reader.Locator("#m2 strong")).ToHaveTextAsync("le mardi");
        Assert.That(await reader.EvaluateAsync<string>("window.marker"), Is.EqualTo("same page"));
        await Expect(reader.Locator("#annonces")).ToHaveTextAsync("1 nouvelle réponse");
    }

    [Test]
    public async Task The_author_sees_her_own_reply_once_and_an_empty_field()
    {
        var (amina, _, thread) = await TwoMembersAsync();
        var page = await WatchAsync(thread, amina);
        await ReplyAsync(page, "Trouvé, merci à tout le monde.");
        await Expect(page.Locator("#fil[data-last='2']")).ToBeAttachedAsync();
        await Expect(page.GetByText("Trouvé, merci à tout le monde.")).ToHaveCountAsync(1);
        await Expect(page.Locator("textarea[name=Body]")).ToHaveValueAsync("");
        await Expect(page.Locator("#pastille")).ToHaveCountAsync(0);
        await Expect(page.Locator("#annonces")).ToHaveTextAsync("");
    }

    [Test]
    public async Task Higher_up_a_pill_counts_the_new_replies_and_leads_to_the_first()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        for (var i = 0; i < 8; i++) await World.ReplyAsync(luc, thread, string.Join("\n\n", Enumerable.Repeat("Une réponse assez longue pour remplir l’écran.", 6)));
        var page = await WatchAsync(thread, amina, "?page=1");
        await page.EvaluateAsync("scrollTo(0, 400)");
        var before = await page.EvaluateAsync<double>("scrollY");
        var first = await SayAsync(luc, thread, "Première nouvelle.");
        await SayAsync(luc, thread, "Deuxième nouvelle.");
        await Expect(page.Locator("#pastille")).ToHaveTextAsync("2 nouvelles réponses");
        Assert.That(await page.EvaluateAsync<double>("scrollY"), Is.EqualTo(before), "nothing moved");
        await page.Locator("#pastille").ClickAsync();
        await Expect(page.Locator($"#m{first}")).ToBeFocusedAsync();
        await Expect(page.Locator($"#m{first}")).ToBeInViewportAsync();
        await Expect(page.Locator("#pastille")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task On_an_earlier_page_the_pill_leads_to_the_last_one()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        for (var i = 0; i < 24; i++) await World.ReplyAsync(luc, thread);
        var page = await WatchAsync(thread, amina, "?page=1");
        await SayAsync(luc, thread, "Sur la deuxième page.");
        await Expect(page.Locator("#pastille")).ToHaveTextAsync("1 nouvelle réponse");
        await Expect(page.Locator("#m26")).ToHaveCountAsync(0);
        await page.Locator("#pastille").ClickAsync();
        await Expect(page.Locator("#m26")).ToContainTextAsync("Sur la deuxième page.");
        await Expect(page).ToHaveURLAsync(App.Root + thread.Url + "?page=2#m26");
    }

    [Test]
    public async Task Two_readers_are_counted_and_one_when_the_other_is_gone()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        var page = await WatchAsync(thread, amina);
        await Expect(page.Locator("#presence")).ToHaveTextAsync("1 personne lit");
        var other = await WatchAsync(thread, luc);
        await Expect(page.Locator("#presence")).ToHaveTextAsync("2 personnes lisent");
        await Expect(other.Locator("#presence")).ToHaveTextAsync("2 personnes lisent");
        await other.Context.CloseAsync();
        await Expect(page.Locator("#presence")).ToHaveTextAsync("1 personne lit");
    }

    [Test]
    public async Task Who_types_is_named_to_the_others_and_falls_silent_by_herself()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        var page = await WatchAsync(thread, amina);
        var writer = await WatchAsync(thread, luc);
        await writer.Locator("#repondre textarea").PressSequentiallyAsync("Bon");
        await Expect(page.Locator("#ecrit")).ToHaveTextAsync("Luc Tremblay écrit…");
        await Expect(writer.Locator("#ecrit")).ToHaveTextAsync("");
        await Expect(page.Locator("#ecrit")).ToHaveTextAsync("");
    }

    [Test]
    public async Task A_cut_is_said_calmly_then_everything_missed_is_there_once_and_the_text_is_kept()
    {
        var (amina, luc, thread) = await TwoMembersAsync();
        var page = await WatchAsync(thread, amina);
        await SayAsync(luc, thread, "Avant la coupure.");
        await Expect(page.Locator("#m2")).ToBeVisibleAsync();
        await page.Locator("#repondre textarea").FillAsync("Mon texte commencé");
        await StopServerAsync();
        await Expect(page.Locator("#connexion")).ToHaveTextAsync("Connexion interrompue. Vos textes sont gardés.");
        await Expect(page.Locator("#presence")).ToBeHiddenAsync();
        await AssertAccessibleAsync(page);
        StartServerAgain();
        for (var i = 0; i < 3; i++) await SayAsync(luc, thread, $"Pendant la coupure {i}.");
        await Expect(page.Locator("#fil[data-live][data-last='5']")).ToBeAttachedAsync();
        Assert.That(await page.Locator("#posts > article").EvaluateAllAsync<string[]>("all => all.map(a => a.id)"), Is.EqualTo(new[] { "m1", "m2", "m3", "m4", "m5" }));
        await Expect(page.Locator("#repondre textarea")).ToHaveValueAsync("Mon texte commencé");
        await Expect(page.Locator("#connexion")).ToHaveTextAsync("");
    }

    private async Task<(Member Amina, Member Luc, ThreadHead Thread)> TwoMembersAsync()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        return (amina, await World.MemberAsync("Luc Tremblay"), await World.ThreadAsync(amina));
    }

    /// <summary>Open, and told by the hub that nothing is missing.</summary>
    private async Task<IPage> WatchAsync(ThreadHead thread, Member? member, string query = "")
    {
        var page = await OpenAsync(thread.Url + query, member);
        await Expect(page.Locator("#fil[data-live]")).ToBeAttachedAsync();
        return page;
    }

    private static async Task ReplyAsync(IPage page, string text)
    {
        await page.Locator("#repondre textarea").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).ClickAsync();
    }

    /// <summary>A reply from elsewhere; its number.</summary>
    private async Task<long> SayAsync(Member by, ThreadHead thread, string text)
    {
        var reply = await World.ReplyAsync(by, thread, text);
        App.Get<LiveNews>().Replied(reply);
        return reply.Number;
    }
}
