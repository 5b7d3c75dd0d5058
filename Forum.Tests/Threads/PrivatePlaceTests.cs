using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Tests.Doctor;
using Forum.Tests.Hosting;
using Forum.Tests.Members;

namespace Forum.Tests.Threads;

/// <summary>A region or a theme that is private as a whole: its threads are read by its people, and are nowhere for everybody else, in any list, number, search or address.</summary>
public sealed class PrivatePlaceTests(Dialect dialect) : BothStores(dialect)
{
    private const string Marker = "Hurluberlu";

    private Member _coordinator = null!;

    [OneTimeSetUp]
    public async Task AppointAsync() => _coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);

    [Test]
    public async Task A_private_region_is_read_by_its_people_and_is_nowhere_for_everybody_else()
    {
        var author = await World.MemberAsync("Odile Gatineau", "outaouais");
        var group = await App.GroupAsync("Halte deux rives", "Hull", "montreal", "outaouais");
        Member[] inside =
        [
            await World.MemberAsync("Voisine", "outaouais"), await App.InAsync(group, await World.MemberAsync("Par son organisme", "montreal")),
            await World.MemberAsync("Animation du lieu", "laval", Role.Facilitator, "outaouais"), _coordinator, author,
        ];
        Member[] outside =
        [
            await World.MemberAsync("Qui la suit", "montreal"), await World.MemberAsync("Animation du thème", "laval", Role.Facilitator, ":ressources"),
            await World.MemberAsync("Animation d’un croisement", "laval", Role.Facilitator, "outaouais:ressources"), Member.Nobody,
        ];
        World.Done(await App.Get<FollowRegion>().RunAsync(outside[0], "outaouais", true, default));
        outside[0] = await World.NowAsync(outside[0]);
        var thread = await World.ThreadAsync(author, $"{Marker} : qui prête un local?", "outaouais", body: $"Une {Marker} histoire.");
        await World.ReplyAsync(inside[0], thread, $"La réponse {Marker}.");
        World.Done(await App.Get<MarkBonCoup>().RunAsync(_coordinator, thread.Id, 1, default));
        World.Done(await App.Get<PinPost>().RunAsync(new(_coordinator, thread.Id, 1, "partout", null, false), default));
        World.Done(await App.Get<WidenThread>().RunAsync(author, thread.Id, default));
        Assert.That(await SeenByAsync(outside[0], thread), Is.Not.Empty, "while it is open");
        var open = await NumbersAsync(outside[0]);

        await MakeAsync("outaouais", true);
        foreach (var reader in outside) Assert.That(await SeenByAsync(reader, thread), Is.Empty, reader.Name);
        foreach (var reader in inside) Assert.That((await App.Get<ShowThread>().RunAsync(reader, thread.Id, 1, default)).Value, Is.Not.Null, reader.Name);
        Assert.That(await SeenByAsync(inside[0], thread), Is.Not.Empty);
        var closed = await NumbersAsync(outside[0]);
        Assert.That((closed.Week, closed.Cell, closed.Everywhere), Is.EqualTo((open.Week - 2, open.Cell - 1, open.Everywhere - 1)));
        Assert.That(await Examination.OfAsync(App), Is.Empty);

        await MakeAsync("outaouais", false);
        Assert.That(await NumbersAsync(outside[0]), Is.EqualTo(open));
        Assert.That(await SeenByAsync(outside[0], thread), Is.Not.Empty);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task Who_stands_in_two_private_places_is_read_by_who_is_of_both()
    {
        var author = await World.MemberAsync("Odile", "mauricie");
        var thread = World.Done(await App.Get<PublishThread>().RunAsync(new(author, "Dans deux régions", "Bonjour à tous.", "mauricie", ["lanaudiere"], "outils", [], "question", "membres", Guid.NewGuid().ToString(), false, Language.French), default));
        var (one, two) = (await World.MemberAsync("D’une région", "mauricie"), await World.MemberAsync("De l’autre", "lanaudiere"));
        var both = await App.InAsync(await App.GroupAsync("Pont des deux", "Joliette", "mauricie", "lanaudiere"), await World.MemberAsync("Des deux", "montreal"));
        await MakeAsync("mauricie", true);
        Assert.That(await ReadersAsync(thread, one, two, both), Is.EqualTo(new[] { one.Id, both.Id }));
        await MakeAsync("lanaudiere", true);
        Assert.That(await ReadersAsync(thread, one, two, both), Is.EqualTo(new[] { both.Id }));
        await MakeAsync("mauricie", false);
        Assert.That(await ReadersAsync(thread, one, two, both), Is.EqualTo(new[] { two.Id, both.Id }));
        await MakeAsync("lanaudiere", false);
        Assert.That(await ReadersAsync(thread, one, two, both), Is.EqualTo(new[] { one.Id, two.Id, both.Id }));
    }

    [Test]
    public async Task A_thread_kept_to_its_regions_stays_so_in_a_private_theme_and_after_it()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Odile", "laurentides"), "Pour nous", "laurentides", "formation", audience: "regions");
        var (near, far) = (await World.MemberAsync("Près", "laurentides"), await World.MemberAsync("Loin", "montreal"));
        await MakeAsync("formation", true);
        Assert.That(await ReadersAsync(thread, near, far), Is.Empty);
        foreach (var person in new[] { near, far }) World.Done(await App.Get<ThemePeople>().AddAsync(_coordinator, "formation", person.Id, default));
        Assert.That(await ReadersAsync(thread, near, far), Is.EqualTo(new[] { near.Id }));
        await MakeAsync("formation", false);
        Assert.That(await ReadersAsync(thread, near, far), Is.EqualTo(new[] { near.Id }));
    }

    [Test]
    public async Task A_public_thread_of_a_private_place_comes_back_as_one_for_members()
    {
        var thread = await World.ThreadAsync(_coordinator, "Au grand jour", "capitale-nationale", audience: "public");
        await MakeAsync("capitale-nationale", true);
        Assert.That((await App.Get<ShowThread>().RunAsync(Member.Nobody, thread.Id, 1, default)).Value, Is.Null);
        await MakeAsync("capitale-nationale", false);
        Assert.That((await App.Get<ShowThread>().RunAsync(Member.Nobody, thread.Id, 1, default)).Value, Is.Null);
        Assert.That(await ReadersAsync(thread, await World.MemberAsync("Membre", "montreal")), Has.Count.EqualTo(1));
    }

    /// <summary>Where the marker shows: addresses, and use cases behind forms and sockets.</summary>
    private async Task<List<string>> SeenByAsync(Member reader, ThreadHead thread)
    {
        using var visitor = await App.VisitAsync(reader.IsSignedIn ? reader : null);
        var answers = await Crawl.WalkAsync(App, visitor, thread.Id, "autre", reader.Id, "/regions/outaouais", "/themes/ressources",
            $"/recherche?q={Marker.ToLowerInvariant()[..^1]}x", "/recherche?q=local", "/themes/ressources?region=outaouais", "/regions/outaouais?theme=ressources", "/?voir=quebec", "/questions?region=outaouais", "/non-lus?region=outaouais", "/publier/semblables?Title=qui+prete+un+local", $"/fils/{thread.Id}/autre?citer=1", $"/fils/{thread.Id}?page=non-lu", "/bons-coups?region=outaouais");
        var seen = answers.Where(a => a.Text.Contains(Marker, StringComparison.OrdinalIgnoreCase)).Select(a => a.Path).ToList();
        if ((await App.Get<SimilarThreads>().RunAsync(reader, thread.Title, default)).Any(t => t.Id == thread.Id)) seen.Add("similar threads");
        if ((await App.Get<SearchForum>().RunAsync(reader, Marker, 1, default)).Value!.Hits.Count > 0) seen.Add("search");
        if ((await App.Get<WhoMayRead>().RunAsync(thread.Id, [reader.Id], default)).Count > 0) seen.Add("live");
        if (reader.IsSignedIn && (await App.Get<SuggestMembers>().RunAsync(new(reader, "", thread.Id), default)).Value!.Count > 0) seen.Add("whom « @ » proposes");
        return seen;
    }

    private sealed record Numbers(long Week, long Cell, long Everywhere, long Questions, long Unread);

    private async Task<Numbers> NumbersAsync(Member reader)
    {
        var region = App.Get<Places>().Region("outaouais")!.Id;
        var theme = App.Get<Places>().Theme("ressources")!.Id;
        var rail = await App.Get<ReadRail>().RunAsync(await World.NowAsync(reader), default);
        return new((await App.Get<ReadRegionWeek>().RunAsync(default)).GetValueOrDefault(region), (await App.Get<ReadCells>().OfRegionAsync(region, default)).GetValueOrDefault(theme),
            (await App.Get<ReadCells>().OfThemeAsync(theme, default)).GetValueOrDefault(Region.AllQuebec), rail.OpenQuestions, rail.UnreadByRegion.GetValueOrDefault(region));
    }

    private async Task<IReadOnlyList<long>> ReadersAsync(ThreadHead thread, params Member[] people)
    {
        List<long> found = [];
        var live = await App.Get<WhoMayRead>().RunAsync(thread.Id, [.. people.Select(p => p.Id)], default);
        foreach (var one in people)
        {
            var reads = (await App.Get<ShowThread>().RunAsync(one, thread.Id, 1, default)).Value is not null;
            Assert.That(live.Contains(one.Id), Is.EqualTo(reads), "pages and pushes agree");
            if (reads) found.Add(one.Id);
        }
        return found;
    }

    private async Task MakeAsync(string slug, bool isPrivate) => World.Done(await App.Get<SetPlacePrivate>().RunAsync(_coordinator, slug, isPrivate, default));
}
