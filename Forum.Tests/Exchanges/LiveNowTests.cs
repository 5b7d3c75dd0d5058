using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Exchanges;

/// <summary>Where one sees that an exchange is held at this moment: home, the pages of its regions, the rail; and who sees it.</summary>
public sealed class LiveNowTests(Dialect dialect) : HeldExchange(dialect)
{
    private const string Dot = "<span class=\"livedot\" title=\"En direct\">";

    [Test]
    public async Task While_it_is_held_home_its_regions_and_the_rail_say_so()
    {
        var near = await World.MemberAsync("Nathalie Roy", "estrie");
        Assert.That(await ShownAsync(near, Thread), Is.EqualTo(new Shown(false, false, false, false)));
        await OpenAsync();
        Assert.That(await ShownAsync(near, Thread), Is.EqualTo(new Shown(true, true, false, true)));
        Assert.That(await ShownAsync(Luc, Thread), Is.EqualTo(new Shown(true, true, false, false)), "her own rail has no Estrie");
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        Assert.That(await ShownAsync(near, Thread), Is.EqualTo(new Shown(false, false, false, false)));
    }

    [Test]
    public async Task One_of_its_regions_only_is_shown_there_to_who_may_read_it_and_to_nobody_else()
    {
        var (near, second) = (await World.MemberAsync("Nathalie Roy", "estrie"), await World.MemberAsync("Samira Laval", "laval"));
        var thread = World.Done(await App.Get<PublishThread>().RunAsync(new(Lead, "Entre nous", "On se retrouve ici.", "estrie", ["laval"], "pratiques", [], "direct", "regions", Guid.NewGuid().ToString(), false, Core.Text.Language.French), default));
        World.Done(await App.Get<OpenExchange>().RunAsync(Lead, thread.Id, default));
        Assert.That(await ShownAsync(near, thread), Is.EqualTo(new Shown(true, true, true, true)));
        Assert.That((await ShownAsync(second, thread)) with { Rail = true }, Is.EqualTo(new Shown(true, true, true, true)), "shown on its second region's page too");
        Assert.That(await ShownAsync(Luc, thread), Is.EqualTo(new Shown(false, false, false, false)));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, thread.Id, default));
    }

    private sealed record Shown(bool Home, bool Estrie, bool Laval, bool Rail);

    private async Task<Shown> ShownAsync(Member reader, ThreadHead thread)
    {
        using var visitor = await App.VisitAsync(await World.NowAsync(reader));
        var (home, estrie, laval) = (await visitor.ReadAsync("/"), await visitor.ReadAsync("/regions/estrie"), await visitor.ReadAsync("/regions/laval"));
        bool Has(string page) => page.Contains($"href=\"/en-direct/{thread.Id}\"", StringComparison.Ordinal);
        return new(Has(home), Has(estrie), Has(laval), home.Contains(Dot, StringComparison.Ordinal));
    }
}
