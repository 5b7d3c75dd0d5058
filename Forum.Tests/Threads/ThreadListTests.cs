using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

public sealed class ThreadListTests(Dialect dialect) : BothStores(dialect)
{
    private Places Places => App.Get<Places>();

    [Test]
    public async Task A_list_pages_by_key_and_shows_every_thread_once()
    {
        var member = await World.MemberAsync("Amina Diallo", "laval");
        List<long> made = [];
        for (var i = 0; i < 7; i++)
        {
            if (i % 2 == 0) App.Clock.Advance(TimeSpan.FromMinutes(1));
            made.Insert(0, (await World.ThreadAsync(member, region: "laval", theme: "formation")).Id);
        }
        List<long> seen = [];
        for (var key = ThreadKey.Newest; key is not null;)
        {
            var page = await App.Get<ListThreads>().RunAsync(new(member, Places.Region("laval")!.Id, null, key, 3), default);
            seen.AddRange(page.Rows.Select(r => r.Id));
            key = page.Older is null ? null : ThreadKey.Parse(page.Older.ToString());
        }
        Assert.That(seen, Is.EqualTo(made));
    }

    [Test]
    public async Task A_cell_lists_what_stands_in_its_region_and_its_theme()
    {
        var member = await World.MemberAsync("Amina Diallo", "mauricie");
        var inside = await World.ThreadAsync(member, region: "mauricie", theme: "financement");
        await World.ThreadAsync(member, region: "mauricie", theme: "outils");
        await World.ThreadAsync(member, region: "outaouais", theme: "financement");
        var cell = await App.Get<ListThreads>().RunAsync(new(member, Places.Region("mauricie")!.Id, Places.Theme("financement")!.Id, ThreadKey.Newest), default);
        Assert.That(cell.Rows.Select(r => r.Id), Is.EqualTo(new[] { inside.Id }));
    }

    [Test]
    public async Task Mine_merges_home_Québec_and_what_is_followed_unread_first()
    {
        var author = await World.MemberAsync("Luc Tremblay");
        var member = await World.MemberAsync("Amina Diallo", "outaouais");
        var home = await World.ThreadAsync(author, region: "outaouais", theme: "outils");
        var national = await World.ThreadAsync(author, region: "tout-le-quebec", theme: "outils");
        var followed = await World.ThreadAsync(author, region: "estrie", theme: "outils");
        var theme = await World.ThreadAsync(author, region: "laval", theme: "innovations");
        var elsewhere = await World.ThreadAsync(author, region: "laval", theme: "outils");
        World.Done(await App.Get<FollowRegion>().RunAsync(member, "estrie", true, default));
        World.Done(await App.Get<FollowTheme>().RunAsync(member, "innovations", true, default));
        foreach (var read in new[] { theme, followed }) World.Done(await App.Get<MarkRead>().RunAsync(member, read.Id, 1, default));

        var mine = await MineAsync(member);
        Assert.That(mine.Rows.Select(r => r.Id).Intersect([home.Id, national.Id, followed.Id, theme.Id, elsewhere.Id]), Is.EqualTo(new[] { national.Id, home.Id, theme.Id, followed.Id }));
    }

    [Test]
    public async Task Following_a_region_shows_nothing_of_what_is_kept_to_it()
    {
        var author = await World.MemberAsync("Ève Roy", "cote-nord");
        var kept = await World.ThreadAsync(author, region: "cote-nord", theme: "ressources", kind: "question", audience: "regions");
        var outsider = await World.MemberAsync("Marc Gagnon", "montreal");
        World.Done(await App.Get<FollowRegion>().RunAsync(outsider, "cote-nord", true, default));
        World.Done(await App.Get<FollowTheme>().RunAsync(outsider, "ressources", true, default));
        var neighbour = await World.MemberAsync("Zoé Côté", "cote-nord");

        Assert.That(await EverywhereAsync(outsider), Has.All.Not.Contain(kept.Id));
        Assert.That(await EverywhereAsync(Member.Nobody), Has.All.Not.Contain(kept.Id));
        Assert.That(await EverywhereAsync(neighbour), Has.All.Contain(kept.Id));
    }

    [Test]
    public async Task A_kept_thread_is_in_no_number_an_outsider_sees()
    {
        var author = await World.MemberAsync("Ève Roy", "abitibi-temiscamingue");
        var region = Places.Region("abitibi-temiscamingue")!.Id;
        var outsider = await World.MemberAsync("Marc Gagnon", "montreal");
        World.Done(await App.Get<FollowRegion>().RunAsync(outsider, "abitibi-temiscamingue", true, default));
        var before = await App.Get<ReadRail>().RunAsync(outsider, default);
        var neighbour = await World.MemberAsync("Zoé Côté", "abitibi-temiscamingue");
        var neighbourBefore = await App.Get<ReadRail>().RunAsync(neighbour, default);
        await World.ThreadAsync(author, region: "abitibi-temiscamingue", kind: "question", audience: "regions");

        var after = await App.Get<ReadRail>().RunAsync(outsider, default);
        Assert.That((after.Unread, after.OpenQuestions, after.PeerQuestions, after.UnreadByRegion.ContainsKey(region)), Is.EqualTo((before.Unread, before.OpenQuestions, before.PeerQuestions, false)));
        var inside = await App.Get<ReadRail>().RunAsync(neighbour, default);
        Assert.That((inside.Unread, inside.OpenQuestions, inside.UnreadByRegion[region]), Is.EqualTo((neighbourBefore.Unread + 1, neighbourBefore.OpenQuestions + 1, 1)));
        Assert.That((await App.Get<ReadRegionWeek>().RunAsync(default)).ContainsKey(region), Is.False);
        Assert.That(await App.Get<ReadCells>().OfRegionAsync(region, default), Is.Empty);
    }

    /// <summary>The ids in each list that may name a thread of Côte-Nord and « Ressources ».</summary>
    private async Task<List<List<long>>> EverywhereAsync(Member reader)
    {
        var region = Places.Region("cote-nord")!;
        var theme = Places.Theme("ressources")!.Id;
        List<IReadOnlyList<ThreadRow>> lists = [(await App.Get<ListOpenQuestions>().RunAsync(reader, ListOpenQuestions.Key.Parse(null)!, 500, default)).Rows];
        foreach (var (inRegion, inTheme) in new (long?, long?)[] { (null, null), (region.Id, null), (null, theme), (region.Id, theme) })
            lists.Add((await App.Get<ListThreads>().RunAsync(new(reader, inRegion, inTheme, ThreadKey.Newest, 500), default)).Rows);
        var nearby = await App.Get<ListNearby>().RunAsync(reader, (Places.Region("saguenay-lac-saint-jean")!, null), [], default);
        lists.Add([.. nearby.Neighbours, .. nearby.Quebec]);
        if (reader.IsSignedIn)
        {
            lists.Add((await MineAsync(reader)).Rows);
            lists.Add((await App.Get<ListUnread>().RunAsync(new(reader, null, ThreadKey.Newest, 500), default)).Rows);
            lists.Add((await App.Get<ListUnread>().RunAsync(new(reader, region.Id, ThreadKey.Newest, 500), default)).Rows);
        }
        return [.. lists.Select(l => l.Select(r => r.Id).ToList())];
    }

    private async Task<ThreadList> MineAsync(Member member)
    {
        await using var db = await App.Get<Database>().ReadAsync(default);
        return await App.Get<ListMyThreads>().RunAsync(member, await MyPlaces.ReadAsync(db, member), ThreadKey.Newest, 500, default);
    }
}
