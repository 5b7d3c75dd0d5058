using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class ModerationScreenTests : Screens
{
    [Test]
    public async Task Pages_of_moderation_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390, 320)] int width)
    {
        var look = Look(dark, width);
        var coordinator = await World.MemberAsync("Claire Coordination", "laval", Role.Coordinator);
        var member = await World.MemberAsync("Luc Tremblay", "laval");
        var (thread, other) = (await ThreadAsync(member, "Comment répondre à un jeune qui ne vient plus?"), await ThreadAsync(member, "Un jeune ne vient plus"));
        World.Done(await App.Get<ReportPost>().RunAsync(new(await World.MemberAsync("Lectrice Attentive"), thread.Id, 2, "Other", "Le ton monte, et la suite n’aidera personne."), default));
        var report = await OpenAsync($"/fils/{thread.Id}/m/2/signaler", coordinator, look);
        await CheckAsync(report);
        foreach (var path in new[] { "/animation/signalements", "/animation/accueil", $"/membres/{member.Id}/animation", $"/fils/{thread.Id}/organiser", "/administration/themes/1/fusionner" }) await CheckAsync(await OpenAsync(path, coordinator, look));

        var organise = await OpenAsync($"/fils/{thread.Id}/organiser", coordinator, look);
        await organise.GetByRole(AriaRole.Button, new() { Name = "Déplacer dans ce fil" }).ClickAsync();
        await Assertions.Expect(organise.Locator("#Numbers-erreur")).ToBeVisibleAsync();
        await CheckAsync(organise);
        World.Done(await App.Get<LockThread>().RunAsync(coordinator, other.Id, true, default));
        World.Done(await App.Get<MovePosts>().RunAsync(new(coordinator, thread.Id, [2], other.Id), default));
        foreach (var path in new[] { thread.Url, other.Url, $"/fils/{other.Id}/organiser" }) await CheckAsync(await OpenAsync(path, coordinator, look));
        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, member.Id, 7, "Trois mots durs en une semaine."), default));
        foreach (var path in new[] { "/animation/suspensions", $"/membres/{member.Id}/animation?fait=true", "/administration/journal" }) await CheckAsync(await OpenAsync(path, coordinator, look));
    }

    [Test]
    public async Task A_post_is_reported_and_settled_by_keyboard_alone([Values] bool script)
    {
        var region = script ? "estrie" : "mauricie";
        var facilitator = await World.MemberAsync("Maude Animation", region, Role.Facilitator, region);
        var thread = await ThreadAsync(await World.MemberAsync("Luc Tremblay", region), "Où trouver un local?", region);
        var look = new BrowserNewContextOptions { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } };
        var reader = await OpenAsync($"/fils/{thread.Id}/m/2", await World.MemberAsync("Lectrice Attentive", region), look);
        await TabToAsync(reader, "[href$='/signaler']");
        await reader.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Locator("h1")).ToHaveTextAsync("Signaler ce message");
        await TabToAsync(reader, "[name=Reason]");
        await reader.Keyboard.PressAsync("Space");
        await reader.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.GetByText("L’équipe d’animation va lire ce message")).ToBeVisibleAsync();

        var queue = await OpenAsync("/", facilitator, new() { JavaScriptEnabled = script });
        await TabToAsync(queue, "[href='/animation/accueil']");
        await queue.Keyboard.PressAsync("Enter");
        await Assertions.Expect(queue.Locator("h1")).ToHaveTextAsync("À accueillir");
        await TabToAsync(queue, "[href='/animation/signalements']");
        await queue.Keyboard.PressAsync("Enter");
        await Assertions.Expect(queue.Locator("h1")).ToHaveTextAsync("Signalements");
        await TabToAsync(queue, "[name=Outcome][value=Removed]");
        await queue.Keyboard.PressAsync("Enter");
        await Assertions.Expect(queue.Locator(".empty")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Readers_of_both_threads_see_a_message_go_and_come_and_go_back()
    {
        var author = await World.MemberAsync("Luc Tremblay", "laval");
        var facilitator = await World.MemberAsync("Maude Animation", "laval", Role.Facilitator, "laval");
        var (from, to) = (await ThreadAsync(author, "Premier fil"), await ThreadAsync(author, "Second fil"));
        var reader = await World.MemberAsync("Lectrice Attentive");
        var (left, right) = (await ReadingAsync(from, reader), await ReadingAsync(to, reader));
        var work = await OpenAsync($"/fils/{from.Id}/organiser", facilitator);
        await work.Locator("[name=Numbers][value='2']").CheckAsync();
        await work.Locator("#To").FillAsync($"{App.Root}{to.Url}?page=1#m1");
        await work.GetByRole(AriaRole.Button, new() { Name = "Déplacer dans ce fil" }).ClickAsync();
        await Assertions.Expect(work.GetByText("Les messages sont à leur nouvelle place.")).ToBeVisibleAsync();
        await Assertions.Expect(left.Locator("#m2 .tomb")).ToContainTextAsync("déplacé dans un autre fil");
        await Assertions.Expect(right.Locator("#m3")).ToContainTextAsync("Une réponse ici.");
        await Assertions.Expect(right.Locator("#m3 .line")).ToContainTextAsync("1 message vient d’un autre fil");
        await work.GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Assertions.Expect(left.Locator("#m2 .prose")).ToContainTextAsync("Une réponse ici.");
        await Assertions.Expect(right.Locator("#m3 .tomb")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Readers_see_a_thread_closed_by_its_line_and_the_reply_is_kept_out()
    {
        var facilitator = await World.MemberAsync("Maude Animation", "outaouais", Role.Facilitator, "outaouais");
        var thread = await ThreadAsync(await World.MemberAsync("Luc Tremblay", "outaouais"), "À fermer", "outaouais");
        var page = await ReadingAsync(thread, await World.MemberAsync("Lectrice Attentive"));
        var work = await OpenAsync(thread.Url, facilitator);
        await work.GetByRole(AriaRole.Link, new() { Name = "Organiser" }).ClickAsync();
        await work.GetByRole(AriaRole.Button, new() { Name = "Verrouiller", Exact = true }).ClickAsync();
        await Assertions.Expect(work.GetByRole(AriaRole.Button, new() { Name = "Déverrouiller" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#m2 .line")).ToContainTextAsync("verrouillé ce fil");
    }

    private async Task<IPage> ReadingAsync(ThreadHead thread, Member reader)
    {
        var page = await OpenAsync(thread.Url, reader);
        await Assertions.Expect(page.Locator("#fil[data-live]")).ToBeAttachedAsync();
        return page;
    }

    private async Task<ThreadHead> ThreadAsync(Member by, string title, string region = "laval")
    {
        var thread = await World.ThreadAsync(by, title, region);
        await World.ReplyAsync(by, thread, "Une réponse ici.");
        return thread;
    }
}
