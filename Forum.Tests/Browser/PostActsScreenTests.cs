using System.Text.RegularExpressions;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Tests.Browser;

/// <summary>Acts on posts where script helps: in place, by keyboard, with a way back.</summary>
public sealed partial class PostActsScreenTests : Screens
{
    [Test]
    public async Task Selected_words_are_quoted_by_keyboard_with_whose_they_are()
    {
        var (thread, asker, _) = await ThreadAsync();
        var page = await OpenAsync(thread.Url, asker);
        await Expect(page.Locator("#fil[data-live]")).ToHaveCountAsync(1);
        await page.Locator("#m2 .prose p").First.EvaluateAsync("p => { getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 13); }");
        var cite = page.Locator("#citer");
        await Expect(cite).ToHaveTextAsync("Citer");
        await cite.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#repondre textarea[name=Body]")).ToHaveValueAsync($"> [Luc Tremblay a écrit](/fils/{thread.Id}/m/2)\u00A0:\n>\n> Oui, le nôtre\n\n");
        await Expect(cite).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_removed_reply_comes_back_by_the_toast()
    {
        var (thread, _, author) = await ThreadAsync();
        var page = await OpenAsync(thread.Url, author);
        await page.Locator("#m2 .acts button[formaction$='/retirer']").ClickAsync();
        await Expect(page.Locator("#m2")).ToContainTextAsync("Message retiré par la personne qui l’a écrit");
        await AssertAccessibleAsync(page);
        await page.Locator(".toast button").ClickAsync();
        await Expect(page.Locator("#m2 .prose")).ToContainTextAsync("le nôtre est libre");
        await Expect(page.Locator(".toast")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Thanks_press_their_button_and_the_focus_stays_on_it()
    {
        var (thread, asker, _) = await ThreadAsync();
        var page = await OpenAsync(thread.Url, asker);
        var thanks = page.Locator("#m2 button[value='merci:2']");
        await thanks.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(thanks).ToHaveTextAsync("Merci · 1");
        await Expect(thanks).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(thanks).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_saved_edit_leads_back_to_its_post_and_says_so()
    {
        var (thread, _, author) = await ThreadAsync();
        await AgeAsync(thread);
        var page = await OpenAsync($"/fils/{thread.Id}/m/2/modifier", author);
        await page.GetByText("Texte du message").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Demain aussi.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#m2 .prose")).ToContainTextAsync("Demain aussi.");
        await Expect(page.Locator("#m2 header .edited")).ToContainTextAsync("modifié");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#m2$"));
    }

    [TestCase(1280, ColorScheme.Light)]
    [TestCase(1280, ColorScheme.Dark)]
    [TestCase(320, ColorScheme.Light)]
    [TestCase(320, ColorScheme.Dark)]
    public async Task Every_page_of_a_post_is_accessible_and_fits_its_screen(int width, ColorScheme scheme)
    {
        var (thread, asker, author) = await ThreadAsync();
        await EditLaterAsync(author, thread);
        World.Done(await App.Get<ReactToPost>().RunAsync(new(asker, thread.Id, 2, Reaction.Merci), default));
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, 2, true), default));
        var page = await OpenAsync(thread.Url, author, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        foreach (var path in new[] { thread.Url, $"/fils/{thread.Id}/m/2", $"/fils/{thread.Id}/m/2/modifier", $"/fils/{thread.Id}/m/2/historique", $"{thread.Url}?citer=1" })
        {
            await page.GotoAsync(App.Root + path);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await AssertAccessibleAsync(page);
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), path);
        }
    }

    [Test]
    public async Task The_history_keeps_each_versions_date_and_hour_whole()
    {
        var (thread, _, author) = await ThreadAsync();
        await EditLaterAsync(author, thread);
        var page = await OpenAsync($"/fils/{thread.Id}/m/2/historique", author);
        var first = page.Locator(".versions time").Last;
        // script, which says hours in the reader's zone, has been there when the title has come
        await Expect(first).ToHaveAttributeAsync("title", WholeDate());
        await Expect(first).ToHaveTextAsync(WholeDate());
    }

    [GeneratedRegex("^le [a-z]+ .+ [0-9]{4}, à [0-9]+\u00A0h")]
    private static partial Regex WholeDate();

    private async Task EditLaterAsync(Member author, ThreadHead thread)
    {
        await AgeAsync(thread);
        var opened = World.Done(await App.Get<EditPost>().OpenAsync(author, thread.Id, 2, default));
        World.Done(await App.Get<EditPost>().RunAsync(new(author, thread.Id, 2, "Oui, le nôtre est occupé.", opened.From), default));
    }

    private async Task<(ThreadHead Thread, Member Asker, Member Author)> ThreadAsync()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var author = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(asker);
        await World.ReplyAsync(author, thread);
        return (thread, asker, author);
    }

    /// <summary>An hour has gone by since the posts: the clock of these tests is the real one.</summary>
    private async Task AgeAsync(ThreadHead thread) => await App.Get<Forum.Core.Data.Database>().WriteAsync<Forum.Core.Done>(async db =>
    {
        await db.RunAsync("update posts set created_at = created_at - 3600000 where thread_id = @Id", new { thread.Id });
        return default(Forum.Core.Done);
    }, default);
}
