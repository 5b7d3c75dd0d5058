using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

/// <summary>Where a pin is seen, and by whom.</summary>
public sealed class ListPinsTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_pin_shows_in_its_place_and_a_wider_one_in_the_cells_of_its_thread()
    {
        var hélène = await HélèneAsync();
        var thread = await World.ThreadAsync(hélène, region: "mauricie", theme: "outils");
        await PinAsync(hélène, thread, "mauricie");
        Assert.That(await SeenAsync(hélène, thread, "mauricie", "mauricie:outils", "mauricie:financement", ":outils", "estrie", "partout"), Is.EqualTo(new[] { "mauricie", "mauricie:outils" }));
        var other = await World.ThreadAsync(hélène, region: "mauricie", theme: "outils");
        await PinAsync(hélène, other, ":outils");
        Assert.That(await SeenAsync(hélène, other, ":outils", "mauricie:outils", "laval:outils", "mauricie", ":financement"), Is.EqualTo(new[] { ":outils", "mauricie:outils" }));
        var cell = await World.ThreadAsync(hélène, region: "mauricie", theme: "outils");
        await PinAsync(hélène, cell, "laval:formation");
        Assert.That(await SeenAsync(hélène, cell, "laval:formation", "laval", ":formation", "mauricie"), Is.EqualTo(new[] { "laval:formation" }));
    }

    [Test]
    public async Task What_is_pinned_everywhere_shows_everywhere_once_below_the_place_s_own()
    {
        var hélène = await HélèneAsync();
        var announcement = await World.ThreadAsync(hélène, "Consultation", region: "tout-le-quebec", theme: "enjeux-politiques", kind: "annonce");
        var own = await World.ThreadAsync(hélène, region: "outaouais", theme: "formation");
        await PinAsync(hélène, own, "outaouais");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await PinAsync(hélène, announcement, "partout");
        await PinAsync(hélène, announcement, "laval");
        Assert.That(await SeenAsync(hélène, announcement, "partout", "outaouais", ":formation", "outaouais:formation"), Has.Length.EqualTo(4));
        Assert.That((await PinsAsync(hélène, "outaouais")).Select(p => p.ThreadId).Take(2), Is.EqualTo(new[] { own.Id, announcement.Id }));
        Assert.That((await PinsAsync(hélène, "laval")).Count(p => p.ThreadId == announcement.Id), Is.EqualTo(1));
        await App.Get<UnpinPost>().RunAsync(new(hélène, announcement.Id, 1, "partout"), default);
    }

    [Test]
    public async Task A_pin_of_a_thread_that_the_reader_may_not_read_shows_nowhere()
    {
        var hélène = await HélèneAsync();
        var author = await World.MemberAsync("Lucie Arsenault", "cote-nord");
        var kept = await World.ThreadAsync(author, "Rester entre nous", region: "cote-nord", audience: "regions", kind: "bon-coup");
        await PinAsync(hélène, kept, "laurentides");
        await PinAsync(hélène, kept, "partout");
        var outsider = await World.MemberAsync("Sandra Morales", "laurentides");
        Assert.That(await SeenAsync(author, kept, "laurentides"), Is.Not.Empty);
        foreach (var reader in new[] { outsider, Member.Nobody })
        {
            Assert.That(await SeenAsync(reader, kept, "laurentides", "partout"), Is.Empty);
            Assert.That((await App.Get<ListPinnedBonsCoups>().RunAsync(reader, default)).Select(c => c.ThreadId), Has.None.EqualTo(kept.Id));
            var wall = await App.Get<ListBonsCoups>().RunAsync(new(reader, App.Get<Places>().Region("laurentides")!.Id, null, ThreadKey.Newest), default);
            Assert.That(wall.Pinned.Concat(wall.Latest).Select(c => c.ThreadId), Has.None.EqualTo(kept.Id));
        }
        await App.Get<UnpinPost>().RunAsync(new(hélène, kept.Id, 1, "partout"), default);
    }

    [Test]
    public async Task A_masked_author_stays_masked_among_the_pins_and_on_the_wall()
    {
        var hélène = await HélèneAsync();
        var author = await World.MemberAsync("Lucie Arsenault", "cote-nord");
        var thread = await World.ThreadAsync(author, "Jeune en rupture", region: "cote-nord", kind: "bon-coup", masked: true);
        await PinAsync(hélène, thread, "cote-nord");
        Assert.That((await PinsAsync(hélène, "cote-nord")).Single(p => p.ThreadId == thread.Id).AuthorName, Is.EqualTo("Un membre (Côte-Nord)"));
        var card = (await App.Get<ListPinnedBonsCoups>().RunAsync(author, default)).Single(c => c.ThreadId == thread.Id);
        Assert.That((card.AuthorName, card.Organisation), Is.EqualTo(("Un membre (Côte-Nord)", "")));
    }

    [Test]
    public async Task A_post_taken_away_is_pinned_no_more()
    {
        var hélène = await HélèneAsync();
        var thread = await World.ThreadAsync(hélène);
        var reply = await World.ReplyAsync(hélène, thread);
        World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 2, "mauricie:pratiques", "", true), default));
        Assert.That(await SeenAsync(hélène, thread, "mauricie:pratiques"), Is.Not.Empty);
        await App.Get<Database>().WriteAsync<long>(async db => await db.RunAsync("update posts set deleted_at = @now, deleted_by = author_id where id = @PostId", new { reply.PostId, now = App.Clock.GetUtcNow() }), default);
        Assert.That(await SeenAsync(hélène, thread, "mauricie:pratiques"), Is.Empty);
        Assert.That((await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 2, "estrie", "", true), default)).Refusal?.Key, Is.EqualTo("bons_coups.post_gone"));
    }

    private Task<Member> HélèneAsync() => World.MemberAsync("Hélène Marchand", role: Role.Coordinator);

    private async Task PinAsync(Member by, ThreadHead thread, string place) => World.Done(await App.Get<PinPost>().RunAsync(new(by, thread.Id, 1, place, null, false), default));

    private Task<IReadOnlyList<Pin>> PinsAsync(Member reader, string place) => App.Get<ListPins>().RunAsync(reader, PinPlace.Parse(place, App.Get<Places>())!.Value, default);

    private async Task<string[]> SeenAsync(Member reader, ThreadHead thread, params string[] places)
    {
        List<string> seen = [];
        foreach (var place in places)
            if ((await PinsAsync(reader, place)).Any(p => p.ThreadId == thread.Id)) seen.Add(place);
        return [.. seen];
    }
}
