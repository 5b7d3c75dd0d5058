using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

/// <summary>What is pushed is what a reload shows: the rule of the push against the queries of the pages, on every list there is.</summary>
public sealed class PostPinsTests(Dialect dialect) : BothStores(dialect)
{
    [TestCase("estrie")]
    [TestCase(":financement")]
    [TestCase("estrie:financement")]
    [TestCase("laval", "estrie", "estrie:ressources")]
    [TestCase("laval:outils", ":ressources")]
    [TestCase("partout")]
    [TestCase("partout", "estrie")]
    [TestCase]
    public async Task The_push_reaches_the_lists_and_walls_that_show_the_post_and_no_other(params string[] pins)
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var thread = await World.ThreadAsync(hélène, "Nos matins", "estrie", "ressources");
        World.Done(await App.Get<MarkBonCoup>().RunAsync(hélène, thread.Id, 1, default));
        foreach (var pin in pins) World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, pin, "", false), default));
        var post = await App.ReadAsync(db => db.OneAsync<long>("select id from posts where thread_id = @Id", new { thread.Id }));
        var state = await App.Get<ReadPostPins>().RunAsync(thread.Id, post, default);
        foreach (var list in Lists())
        {
            var shown = (await App.Get<ListPins>().RunAsync(hélène, list, default)).SingleOrDefault(p => p.PostId == post);
            Assert.That(state.ShownIn(list)?.Id, Is.EqualTo(shown?.Id), $"list {list.Word(Places)}");
            Assert.That(state.MayStandIn(list), Is.EqualTo(shown is not null), $"list {list.Word(Places)}");
            var wall = await App.Get<ListBonsCoups>().RunAsync(new(hélène, list.RegionId, list.ThemeId, ThreadKey.Newest), default);
            Assert.That((state.IsPinnedOnWall(list), state.IsOnWall(list)), Is.EqualTo((wall.Pinned.Any(c => c.PostId == post), wall.Pinned.Concat(wall.Latest).Any(c => c.PostId == post))), $"wall {list.Word(Places)}");
        }
        await UnpinAsync(hélène, thread, pins);
    }

    private Places Places => App.Get<Places>();

    private IEnumerable<PinPlace> Lists() =>
        from region in Places.Regions.Select(r => (long?)r.Id).Prepend(null)
        from theme in Places.Themes.Select(t => (long?)t.Id).Prepend(null)
        select new PinPlace(region, theme);

    /// <summary>Leaves room: a list shows eight pins, a wall six.</summary>
    private async Task UnpinAsync(Member by, ThreadHead thread, string[] pins)
    {
        foreach (var pin in pins) World.Done(await App.Get<UnpinPost>().RunAsync(new(by, thread.Id, 1, pin), default));
        World.Done(await App.Get<UnmarkBonCoup>().RunAsync(by, thread.Id, 1, default));
    }
}
