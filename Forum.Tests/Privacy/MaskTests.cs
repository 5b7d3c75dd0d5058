using System.Net;
using Forum.Core.Agenda;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Search;
using Forum.Core.Threads;
using Forum.Tests.Agenda;
using Forum.Tests.Hosting;
using Forum.Tests.Live;
using Forum.Tests.Mail;
using Forum.Tests.Members;
using Forum.Tests.Questions;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Privacy;

/// <summary>
/// A masked author does all that one can do in her thread; then everybody else walks every address of the program, reads every message of the hub and every letter.
/// Nothing that speaks of the thread speaks of her: no name, initials, picture, group, municipality, address or number. Whoever facilitates her region asks by a form, which is noted (LockThreadTests).
/// </summary>
public sealed class MaskTests(Dialect dialect) : BothStores(dialect)
{
    private const long AuthorId = 7_340_211;
    private const string Title = "Zibelinotte";

    /// <summary>What is hers, each word in no other text of the program.</summary>
    private static readonly string[] Hers = ["Xylographe", "Zélandine", "zelandine", ">ZX<", "Quetzalcoatl", "Ouagadougou", "Spéléologue", "hippogriffe7", $"{AuthorId}"];

    private Member _author = null!, _facilitator = null!, _coordinator = null!, _colleague = null!, _member = null!;

    [OneTimeSetUp]
    public async Task MeetAsync()
    {
        var group = await App.GroupAsync("Ligue Quetzalcoatl", "Ouagadougou-sur-Mer", "cote-nord");
        var home = App.Get<Core.Regions.Places>().Region("cote-nord")!.Id;
        await App.Get<Database>().WriteAsync<int>(async db =>
        {
            await db.RunAsync("""
                insert into members (id, email, email_key, name, name_key, title, region_id, organisation_id, role, picture, created_at, all_read_at)
                values (@AuthorId, 'zelandine@example.org', 'zelandine@example.org', 'Zélandine Xylographe', @key, 'Spéléologue', @home, @group, 'Facilitator', 'hippogriffe7', @now, @now)
                """, new { AuthorId, key = NameKey.Of("Zélandine Xylographe"), home, group, now = App.Now.AddDays(-1) });
            await db.RunAsync("insert into member_scopes (member_id, region_id) values (@AuthorId, @laval)", new { AuthorId, laval = App.Get<Core.Regions.Places>().Region("laval")!.Id });
            await Consents.GiveAsync(db, AuthorId, ConsentPurpose.Directory, App.Now);
            return 0;
        }, default);
        _author = await World.NowAsync(new Member(AuthorId, "Zélandine Xylographe", Role.Facilitator, home, Core.Text.Language.French, App.Now, []));
        _facilitator = await World.MemberAsync("Maude Animation", "cote-nord", Role.Facilitator, "cote-nord");
        _coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);
        _colleague = await App.InAsync(group, await World.MemberAsync("Paul Collègue", "cote-nord"));
        _member = await World.MemberAsync("Luc Tremblay", "montreal");
    }

    [TestCase("question")]
    [TestCase("etude-de-cas")]
    [TestCase("formation")]
    [TestCase("occasion")]
    public async Task What_speaks_of_a_masked_thread_never_speaks_of_its_author(string kind)
    {
        await using var socket = await LiveClient.ConnectAsync(App, _member);
        foreach (var place in new[] { "accueil", "region:cote-nord", "region:laval", "theme:problematiques", "bons-coups" }) await socket.Hub.InvokeAsync("WatchPlace", place);
        var thread = await OpenedAsync(kind);
        await socket.WatchAsync(thread.Id, 0, 0);
        await LivedAsync(thread, socket);
        List<string> leaks = [];
        foreach (var reader in new[] { Member.Nobody, _member, _colleague, _facilitator, _coordinator })
        {
            using var visitor = await App.VisitAsync(reader.IsSignedIn ? reader : null);
            var answers = await Crawl.WalkAsync(App, visitor, thread.Id, thread.Slug, AuthorId,
                $"/recherche?q={Title}", "/recherche?q=Xylographe", "/recherche?q=Quetzalcoatl", $"/fils/{thread.Id}/{thread.Slug}?citer=1", $"/fils/{thread.Id}/{thread.Slug}?citer=3", "/themes/problematiques?region=cote-nord", "/regions/cote-nord?theme=problematiques",
                "/?voir=quebec", "/non-lus?region=cote-nord", "/questions?region=cote-nord", "/bons-coups?region=cote-nord", $"/membres/suggestions?q=&fil={thread.Id}", $"/publier/semblables?Title={Title}", "/repertoire?q=Xylographe", "/repertoire?voir=organismes", "/administration/journal", "/agenda", "/agenda?voir=mois", "/agenda.ics", $"/fils/{thread.Id}/agenda.ics");
            Assert.That(answers.Where(a => (int)a.Status is 429 or >= 500).Select(a => a.Path), Is.Empty);
            leaks.AddRange(answers.Where(a => SpeaksOf(thread, a.Path + a.Text)).SelectMany(a => Found(a.Text).Select(w => $"{reader.Name}: {a.Path} says {w}")));
            if (reader.IsSignedIn) leaks.AddRange(Found(await Crawl.TextAsync(await visitor.PostAsync("/compte/donnees"))).Where(w => reader != _colleague || w is not "Quetzalcoatl").Select(w => $"{reader.Name}'s data say {w}"));
        }
        leaks.AddRange(socket.Heard.Select(h => h.Html).Concat(socket.Presence).SelectMany(said => Found(said).Select(w => $"the hub says {w}: {said}")));
        foreach (var reader in new[] { _member, _colleague, _facilitator, _coordinator }) leaks.AddRange((await App.MailAsync(await AddressAsync(reader))).SelectMany(m => Found($"{m.Headers}{m.TextBody}{m.HtmlBody}").Select(w => $"a letter says {w}")));
        Assert.That(leaks, Is.Empty, string.Join("\n", leaks));
        Assert.That(socket.Heard.Select(h => h.Html), Has.Some.Contain("Un membre (Côte-Nord)"));
        Assert.That(socket.Presence, Has.Some.Contain("Un membre (Côte-Nord)"));
    }

    [Test]
    public async Task Her_name_finds_none_of_her_masked_messages_and_puts_her_nowhere_first()
    {
        var thread = await OpenedAsync("question");
        foreach (var query in new[] { "Xylographe", "Zélandine", "Quetzalcoatl", "Ouagadougou" })
            Assert.That(World.Done(await App.Get<SearchForum>().RunAsync(_member, query, 1, default)).Hits, Is.Empty, query);
        async Task<IReadOnlyList<(long, long)>> HitsAsync(string query) => [.. World.Done(await App.Get<SearchForum>().RunAsync(_member, query, 1, default)).Hits.Select(h => (h.Thread.Id, h.Post.Number))];
        Assert.That(await HitsAsync($"Xylographe {Title}"), Is.EqualTo(await HitsAsync($"Wombatastique {Title}")), "her name weighs as any unknown word");
        await World.MemberAsync("Xylographe Alarie", "estrie");
        var anywhere = World.Done(await App.Get<SuggestMembers>().RunAsync(new(_member, "xylo", 0), default)).Select(m => m.Id);
        Assert.That(World.Done(await App.Get<SuggestMembers>().RunAsync(new(_member, "xylo", thread.Id), default)).Select(m => m.Id), Is.EqualTo(anywhere));
    }

    [Test]
    public async Task Peers_who_are_asked_and_facilitators_who_are_told_learn_no_name()
    {
        var peer = await App.WillingAsync("Inès Paire", "laval");
        await App.FollowAsync(peer, "problematiques");
        var thread = await World.ThreadAsync(_author, $"{Title} : qui a déjà vu cela?", "cote-nord", "problematiques", body: "Je ne sais plus par où reprendre.", masked: true);
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            App.Clock.Advance(TimeSpan.FromHours(1));
            await App.FollowQuestionsAsync();
        }
        List<string> said = [];
        foreach (var reader in new[] { peer, _facilitator, _coordinator }) said.AddRange((await App.MailAsync(await AddressAsync(reader))).Where(m => (m.TextBody ?? "").Contains(thread.Title, StringComparison.Ordinal)).Select(m => $"{m.Headers}{m.TextBody}{m.HtmlBody}"));
        using var asked = await App.VisitAsync(peer);
        said.Add(WebUtility.HtmlDecode(await asked.ReadAsync($"/questions/invitation?fil={thread.Id}")));
        using var room = await App.VisitAsync(_facilitator);
        said.Add(WebUtility.HtmlDecode(await room.ReadAsync("/animation/questions")));
        Assert.That(said, Has.Count.GreaterThanOrEqualTo(4).And.Some.Contain("Un membre (Côte-Nord)"), "she was asked, and the facilitator told");
        Assert.That(said.SelectMany(Found), Is.Empty);
    }

    private async Task<ThreadHead> OpenedAsync(string kind)
    {
        App.Clock.Advance(TimeSpan.FromMinutes(30));
        var thread = await World.ThreadAsync(_author, $"{Title} {kind} {App.Now.ToUnixTimeSeconds()}", "cote-nord", "problematiques", kind, body: $"{Title} : je ne sais plus par où reprendre.", masked: true);
        await World.ReplyAsync(_member, thread, "Courage, on en parle?");
        await World.ReplyAsync(_author, thread, "Merci, des nouvelles bientôt.");
        return thread;
    }

    /// <summary>What a kind that has days lets its readers do: she too says that she goes, and tells of her group.</summary>
    private async Task DatedAsync(ThreadHead thread)
    {
        if (thread.Kind is not (ThreadKind.Training or ThreadKind.Funding)) return;
        await App.SheetAsync(_author, thread, thread.Kind is ThreadKind.Training ? "formation" : "occasion", ("date0.day", App.In(3)));
        foreach (var who in new[] { _author, _member })
        {
            World.Done(thread.Kind is ThreadKind.Training ? await App.Get<Attend>().RunAsync(who, thread.Id, true, default) : await App.Get<TellApplication>().RunAsync(new(who, thread.Id, "depose", "Deux mois d’attente."), default));
        }
        await App.Get<WriteAgendaLetters>().RunAsync(default);
    }

    /// <summary>She edits, thanks, accepts, reports, pins, types, drafts, takes a message back; others quote, report, mark and pin.</summary>
    private async Task LivedAsync(ThreadHead thread, LiveClient reader)
    {
        App.Clock.Advance(TimeSpan.FromMinutes(10));
        await DatedAsync(thread);
        foreach (var number in new[] { 1L, 3L })
        {
            var opened = World.Done(await App.Get<EditPost>().OpenAsync(_author, thread.Id, number, default));
            World.Done(await App.Get<EditPost>().RunAsync(new(_author, thread.Id, number, $"{Title}, un texte repris.", opened.From), default));
        }
        World.Done(await App.Get<ReactToPost>().RunAsync(new(_author, thread.Id, 2, Reaction.Merci), default));
        World.Done(await App.Get<ReactToPost>().RunAsync(new(_member, thread.Id, 1, Reaction.MeToo), default));
        if (thread.Kind is ThreadKind.Question) World.Done(await App.Get<AcceptAnswer>().RunAsync(new(_author, thread.Id, 2, true), default));
        World.Done(await App.Get<ReportPost>().RunAsync(new(_author, thread.Id, 2, "Identifies", "Trop précis."), default));
        World.Done(await App.Get<ReportPost>().RunAsync(new(_colleague, thread.Id, 1, "Identifies", "À voir."), default));
        World.Done(await App.Get<PinPost>().RunAsync(new(_author, thread.Id, 1, "laval", null, false), default));
        World.Done(await App.Get<MarkBonCoup>().RunAsync(_coordinator, thread.Id, 3, default));
        World.Done(await App.Get<WidenThread>().RunAsync(_author, thread.Id, default));
        World.Done(await App.Get<SaveDraft>().RunAsync(new(_author, Drafts.Reply(thread.Id), "", "Un brouillon.", "", ""), default));
        await World.ReplyAsync(_member, thread, World.Done(await App.Get<QuotePost>().RunAsync(_member, thread.Id, 3, "{0} a écrit", default)) + "Bravo.");
        var last = await World.ReplyAsync(_author, thread, $"{Title} : à retirer.");
        World.Done(await App.Get<DeletePost>().RunAsync(_author, thread.Id, last.Number, default));
        await using var typing = await LiveClient.ConnectAsync(App, _author);
        await typing.WatchAsync(thread.Id, 0, 0);
        await typing.Hub.InvokeAsync("Typing", thread.Id);
        await Until.TrueAsync(() => { App.Clock.Advance(TimeSpan.FromMilliseconds(250)); return reader.Presence.Any(p => p.Contains("Un membre", StringComparison.Ordinal)); }, "she types under her mask");
        App.Get<LiveNews>().Replied(last);
        App.Get<LiveNews>().Pinned(last with { Number = 1 });
        await reader.HeardByNowAsync();
    }

    private static bool SpeaksOf(ThreadHead thread, string text) => text.Contains(Title, StringComparison.OrdinalIgnoreCase)
        || text.Contains($"/fils/{thread.Id}/", StringComparison.Ordinal) || text.Contains($"fil={thread.Id}", StringComparison.Ordinal);

    private static IEnumerable<string> Found(string text) => Hers.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private Task<string> AddressAsync(Member member) => App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { member.Id }));
}
