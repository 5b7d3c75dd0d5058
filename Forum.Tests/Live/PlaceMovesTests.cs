using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Live;

/// <summary>What moves in a place beside its replies, as who comes back after a cut learns it.</summary>
public sealed class PlaceMovesTests(Dialect dialect) : BothStores(dialect)
{
    [TestCase("accueil", "partout")]
    [TestCase("region:centre-du-quebec", "centre-du-quebec:innovations")]
    [TestCase("theme:innovations", "centre-du-quebec:innovations")]
    [TestCase("bons-coups", "laval")]
    public async Task A_pin_set_or_taken_off_is_a_move_of_its_places(string place, string pinned)
    {
        var (hélène, reader) = (await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), await World.MemberAsync("Luc Tremblay", "laval"));
        var thread = await World.ThreadAsync(hélène, region: "centre-du-quebec", theme: "innovations", kind: "bon-coup");
        var hidden = await World.ThreadAsync(hélène, region: "centre-du-quebec", theme: "innovations", kind: "bon-coup", audience: "regions");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, pinned, "", false), default));
        Assert.That((await LiveClient.FirstWordAsync(App, reader, place)).Version, Is.EqualTo(App.Now.ToUnixTimeMilliseconds()));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await App.Get<UnpinPost>().RunAsync(new(hélène, thread.Id, 1, pinned), default));
        var moved = App.Now.ToUnixTimeMilliseconds();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await App.Get<PinPost>().RunAsync(new(hélène, hidden.Id, 1, pinned, "", false), default));
        World.Done(await App.Get<UnpinPost>().RunAsync(new(hélène, hidden.Id, 1, pinned), default));
        Assert.That((await LiveClient.FirstWordAsync(App, reader, place)).Version, Is.EqualTo(moved), "what she may not read has not moved");
    }

    [Test]
    public async Task A_pin_is_no_move_of_another_place()
    {
        var (hélène, reader) = (await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), await World.MemberAsync("Luc Tremblay", "laval"));
        var thread = await World.ThreadAsync(hélène, region: "cote-nord", theme: "innovations");
        var moved = App.Now.ToUnixTimeMilliseconds();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "nord-du-quebec", "", false), default));
        Assert.That((await LiveClient.FirstWordAsync(App, reader, "region:cote-nord")).Version, Is.EqualTo(moved));
    }

    [Test]
    public async Task A_thread_that_is_widened_is_a_move_of_all_Quebec()
    {
        var (author, reader) = (await World.MemberAsync("Ève Roy", "estrie"), await World.MemberAsync("Luc Tremblay", "laval"));
        var thread = await World.ThreadAsync(author, region: "estrie", theme: "innovations");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await App.Get<WidenThread>().RunAsync(author, thread.Id, default));
        Assert.That((await LiveClient.FirstWordAsync(App, reader, "region:tout-le-quebec")).Version, Is.EqualTo(App.Now.ToUnixTimeMilliseconds()));
        Assert.That((await LiveClient.FirstWordAsync(App, reader, "region:estrie")).Version, Is.LessThan(App.Now.ToUnixTimeMilliseconds()));
    }
}
