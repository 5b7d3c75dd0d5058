using Forum.Core.Agenda;
using Forum.Core.Briefs;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Polls;
using Forum.Core.Privacy;
using Forum.Core.Search;
using Forum.Core.Tries;
using Forum.Tests.Agenda;
using Forum.Tests.Doctor;

namespace Forum.Tests.Privacy;

/// <summary>A member is forgotten: her name goes from what others told, asked and prepared, and what they quoted of words that went with her goes too. A place of its own, since the whole of it is searched.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class OthersWordsTests(Dialect dialect)
{
    [Test]
    public async Task Her_name_is_nowhere_in_what_others_told_asked_and_prepared()
    {
        await using var app = new ForumApp(dialect);
        var coordinator = await app.World.MemberAsync("Une Coordonnatrice", "estrie", Role.Coordinator);
        var her = await app.World.MemberAsync("Quirinette Zwolinska", "laval");
        var peer = await app.World.MemberAsync("Luc Tremblay", "estrie");
        var coup = await app.World.ThreadAsync(coordinator, "Nos déjeuners", "estrie", kind: "bon-coup");
        World.Done(await app.Get<TellTry>().RunAsync(new(peer, coup.Id, 1, "marche", "Avec l’aide de Quirinette Zwolinska."), default));
        var fund = await app.OccasionAsync(coordinator, "Un fonds", "estrie", ("date0.day", app.In(20)));
        World.Done(await app.Get<TellApplication>().RunAsync(new(peer, fund.Id, "depose", "Relue par Quirinette Zwolinska."), default));
        var dossier = await app.World.ThreadAsync(coordinator, "Consultation", "estrie", "enjeux-politiques", "dossier");
        World.Done(await app.Get<AskPoll>().RunAsync(new(coordinator, dossier.Id, "Qui parlera avec Quirinette Zwolinska?", "Quirinette Zwolinska seule\nNous tous", true), default));
        var brief = World.Done(await app.Get<KeepBrief>().RunAsync(new(peer, null, "Un dossier", "Table de Quirinette Zwolinska", "Selon Quirinette Zwolinska", "Écouter Quirinette Zwolinska"), default));
        var hers = await app.World.ThreadAsync(her, "Le transport", "laval", body: "Un passage tres reconnaissable zibeline.");
        World.Done(await app.Get<QuoteInBrief>().RunAsync(new(peer, brief, hers.Id, 1), default));
        World.Done(await app.Get<QuoteInBrief>().RunAsync(new(peer, brief, coup.Id, 1, "Comme le dit quirinette zwolinska."), default));

        var receipt = World.Done(await app.Get<EraseMember>().RunAsync(new(coordinator, her.Id, true, null), default));
        Assert.That(receipt.Changed.Select(c => c.ThreadId), Does.Contain(coup.Id), "who has the bon coup open sees it change");
        await app.Get<SettleSearch>().RunAsync(default);
        await app.Get<Database>().SettleAsync(default);
        Assert.That(await Leftovers.OfAsync(app, "Quirinette", "Zwolinska", "zibeline"), Is.Empty);
        Assert.That(await Examination.OfAsync(app), Is.Empty);
    }
}
