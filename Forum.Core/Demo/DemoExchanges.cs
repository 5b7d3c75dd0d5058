using Forum.Core.Data;
using Forum.Core.Exchanges;

namespace Forum.Core.Demo;

/// <summary>The live exchange of the demo as it stands before its day: a plan, and people who said that they come.</summary>
internal static class DemoExchanges
{
    public static async Task WriteAsync(Db db, DemoPeople people, IReadOnlyList<DemoThreads.Written> threads)
    {
        var exchange = threads.Single(t => t.Ready.Source.Ref == "T24");
        await ExchangeRows.WritePlanAsync(db, exchange.Ready.Source.Id, [("Ce qui inquiète les jeunes et leurs parents", 15), ("Ce qu’on fait de mai à septembre", 25), ("Un geste à essayer", 15)]);
        foreach (var (who, n) in new[] { "isabelle", "oscar", "louisphilippe", "elise" }.Select((w, n) => (w, n)))
            await Agenda.Attend.SayAsync(db, exchange.PostIds[0], people[who].Id, exchange.Ready.Moments[0].AddHours(n + 1));
    }
}
