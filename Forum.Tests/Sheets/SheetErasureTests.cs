using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Threads;
using Forum.Tests.Doctor;
using Forum.Tests.Privacy;

namespace Forum.Tests.Sheets;

/// <summary>A member is forgotten: her sheets and those of others say her name no more. A place of its own for each test, since the whole of it is searched.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class SheetErasureTests(Dialect dialect)
{
    [Test]
    public async Task Her_name_goes_from_her_sheets_and_a_facilitator_takes_it_out_of_others([Values] bool withTexts)
    {
        await using var app = new ForumApp(dialect);
        var coordinator = await app.World.MemberAsync("Une Coordonnatrice", "estrie", Role.Coordinator);
        var her = await app.World.MemberAsync("Quirinette Zwolinska", "estrie");
        var peer = await app.World.MemberAsync("Luc Tremblay", "estrie");
        var (hers, others) = (await app.World.ThreadAsync(her, "Une grille", "estrie", "outils", "outil"), await app.World.ThreadAsync(peer, "Une trousse", "estrie", "outils", "outil"));
        await SaveAsync(app, her, hers, "Jeunes de Quirinette Zwolinska");
        await SaveAsync(app, peer, others, "Écrire à Quirinette Zwolinska");
        var receipt = World.Done(await app.Get<EraseMember>().RunAsync(new(coordinator, her.Id, withTexts, null), default));
        Assert.That(receipt.Traces, Is.EqualTo(1));
        var traced = World.Done(await app.Get<ListTraces>().RunAsync(coordinator, default));
        Assert.That(traced.Select(t => t.Thread.Id), Is.EqualTo(new[] { others.Id }));
        await SaveAsync(app, coordinator, others, "Écrire au groupe");
        Assert.That(World.Done(await app.Get<ListTraces>().RunAsync(coordinator, default)), Is.Empty);
        await app.Get<SettleSearch>().RunAsync(default);
        await app.Get<Database>().SettleAsync(default);
        Assert.That(await Leftovers.OfAsync(app, "Quirinette", "Zwolinska"), Is.Empty);
        Assert.That(await Examination.OfAsync(app), Is.Empty);
    }

    private static async Task SaveAsync(ForumApp app, Member by, ThreadHead thread, string audience)
    {
        var opened = World.Done(await app.Get<SaveSheet>().OpenAsync(by, thread.Id, 1, default));
        World.Done(await app.Get<SaveSheet>().RunAsync(new(by, thread.Id, 1, name => name == "Sheet.outil.audience" ? audience : null, opened.From), default));
    }
}
