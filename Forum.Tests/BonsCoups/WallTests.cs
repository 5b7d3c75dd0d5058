using System.Net;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

public sealed class WallTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Pinned_ones_come_first_then_the_latest_and_pages_follow_by_key_without_gap_or_double()
    {
        var author = await World.MemberAsync("Francis Desjardins", "abitibi-temiscamingue");
        List<long> made = [];
        for (var i = 0; i < ListBonsCoups.PageSize * 2 + 3; i++)
        {
            made.Add((await World.ThreadAsync(author, $"Bon coup {i}", "abitibi-temiscamingue", "innovations", "bon-coup")).Id);
            if (i % 5 == 0) App.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await PinAsync(made[3], "abitibi-temiscamingue");
        var first = await ReadAsync(author, "abitibi-temiscamingue");
        Assert.That(first.Pinned.Select(c => c.ThreadId), Is.EqualTo(new[] { made[3] }));
        List<long> seen = [.. first.Latest.Select(c => c.ThreadId)];
        for (var key = first.Older; key is not null;)
        {
            var page = await ReadAsync(author, "abitibi-temiscamingue", before: ThreadKey.Parse(key.ToString()));
            seen.AddRange(page.Latest.Select(c => c.ThreadId));
            key = page.Older;
        }
        Assert.That(seen, Is.EqualTo(made.Where(id => id != made[3]).Reverse()));
        Assert.That(first.Count, Is.EqualTo(made.Count));
    }

    [Test]
    public async Task A_filter_keeps_what_stands_there_and_what_is_pinned_there_from_elsewhere()
    {
        var author = await World.MemberAsync("Lise Tétreault", "monteregie");
        var there = await World.ThreadAsync(author, "D’ici", "outaouais", "formation", "bon-coup");
        var brought = await World.ThreadAsync(author, "D’ailleurs", "monteregie", "innovations", "bon-coup");
        var apart = await World.ThreadAsync(author, "Plus loin", "monteregie", "innovations", "bon-coup");
        await PinAsync(brought.Id, "outaouais");
        await PinAsync(apart.Id, "partout");
        var wall = await ReadAsync(author, "outaouais");
        Assert.That((wall.Pinned.Select(c => c.Title), wall.Latest.Select(c => c.Title), wall.Count), Is.EqualTo((new[] { "D’ailleurs" }, new[] { "D’ici" }, 2)));
        Assert.That((await ReadAsync(author, "outaouais", "formation")).Latest.Select(c => c.ThreadId), Is.EqualTo(new[] { there.Id }));
        Assert.That((await ReadAsync(author, null, "innovations")).Pinned.Select(c => c.ThreadId), Does.Contain(apart.Id));
        Assert.That((await ReadAsync(author, "laval", "financement")).Count, Is.Zero);
    }

    [Test]
    public async Task Her_home_shows_first_what_is_pinned_in_what_she_follows()
    {
        var author = await World.MemberAsync("Vincent Grondin", "chaudiere-appalaches");
        var coups = new List<ThreadHead>();
        foreach (var place in new[] { "nord-du-quebec", "gaspesie-iles-de-la-madeleine", "laval", "centre-du-quebec" })
        {
            coups.Add(await World.ThreadAsync(author, "Coup " + place, "chaudiere-appalaches", "pratiques", "bon-coup"));
            await PinAsync(coups[^1].Id, place);
            App.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var reader = await World.MemberAsync("Maya Neeposh", "nord-du-quebec");
        var shown = await App.Get<ListPinnedBonsCoups>().RunAsync(reader, default);
        Assert.That(shown, Has.Count.EqualTo(3));
        Assert.That(shown.Select(c => c.ThreadId), Does.Contain(coups[0].Id), "pinned in her region, though it is the oldest pin");
        Assert.That(shown.Select(c => c.ThreadId), Has.None.EqualTo(coups[1].Id));
    }

    [Test]
    public async Task Who_is_not_signed_in_sees_only_what_its_author_made_public()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", "laurentides", Role.Coordinator);
        var open = await World.ThreadAsync(hélène, "Pour tout le monde", "laurentides", "ressources", "bon-coup", "public");
        await World.ThreadAsync(hélène, "Entre membres", "laurentides", "ressources", "bon-coup");
        using var visitor = await App.VisitAsync();
        var page = await visitor.ReadAsync("/bons-coups?region=laurentides");
        Assert.That(page, Does.Contain("Pour tout le monde").And.Contain($"href=\"{open.Url}\"").And.Not.Contain("Entre membres").And.Not.Contain("/publier"));
        Assert.That((await App.Get<ListPublicBonsCoups>().RunAsync(default)).Select(c => c.ThreadId), Is.EqualTo(new[] { open.Id }));
        Assert.That(await visitor.ReadAsync("/"), Does.Contain("Pour tout le monde").And.Not.Contain("Entre membres"));
    }

    [Test]
    public async Task An_empty_wall_says_what_to_do_and_an_unknown_filter_or_key_is_not_found()
    {
        using var member = await App.VisitAsync(await World.MemberAsync("Stéphanie Karam", "laval"));
        Assert.That(await member.ReadAsync("/bons-coups?region=saguenay-lac-saint-jean&theme=vie-du-reseau"), Does.Contain("Aucun bon coup ici").And.Contain("/publier?kind=bon-coup"));
        foreach (var query in new[] { "region=atlantide", "theme=rien", "avant=x", "avant=ffffffffffffffffff-1", "region=estrie%00" })
            Assert.That((await member.GetAsync("/bons-coups?" + query)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.BadRequest), query);
        Assert.That((await member.GetAsync("/bons-coups?region=&theme=&avant=")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_pin_shows_on_the_pages_of_its_region_its_theme_and_its_cell()
    {
        var author = await World.MemberAsync("Jade Mukendi", "outaouais");
        var reply = await World.ThreadAsync(author, "Un balado, par où commencer?", "mauricie", "innovations");
        await World.ReplyAsync(author, reply, "On a commencé par trois minutes de silence enregistré.");
        await PinAsync(reply.Id, "mauricie:outils", 2);
        using var member = await App.VisitAsync(author);
        Assert.That(await member.ReadAsync("/regions/mauricie?theme=outils"), Does.Contain("trois minutes de silence").And.Contain("épinglé par Hélène Marchand").And.Contain($"{reply.Url}?page=1#m2"));
        Assert.That(await member.ReadAsync("/themes/outils?region=mauricie"), Does.Contain("trois minutes de silence"));
        Assert.That(await member.ReadAsync("/regions/mauricie"), Does.Not.Contain("trois minutes de silence"));
        Assert.That(await member.ReadAsync("/themes/outils"), Does.Not.Contain("trois minutes de silence"));
    }

    private async Task PinAsync(long threadId, string place, long number = 1) =>
        World.Done(await App.Get<PinPost>().RunAsync(new(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), threadId, number, place, null, false), default));

    private Task<ListBonsCoups.Wall> ReadAsync(Member reader, string? region, string? theme = null, ThreadKey? before = null)
    {
        var places = App.Get<Places>();
        return App.Get<ListBonsCoups>().RunAsync(new(reader, places.Region(region)?.Id, places.Theme(theme)?.Id, before ?? ThreadKey.Newest), default);
    }
}
