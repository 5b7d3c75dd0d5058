using Forum.Core.Data;
using Forum.Core.Library;
using Forum.Core.Sheets;

namespace Forum.Core.Demo;

/// <summary>What came of the library of the demo by now: a second version, an adaptation, a resource that somebody reported.</summary>
internal static class DemoLibrary
{
    /// <summary>A tool whose file of before stands under it is in its second version.</summary>
    public static Task<long> FirstVersionAsync(Db db, DemoPeople people, DemoThreads.Written tool) =>
        ToolVersions.AddAsync(db, tool.PostIds[0], "1", "", people[tool.Ready.Source.Author].Id, tool.Ready.Moments[0]);

    public static async Task WriteAsync(Db db, DemoPeople people, IReadOnlyList<DemoThreads.Written> threads)
    {
        var all = threads.ToDictionary(t => t.Ready.Source.Ref);
        var (grid, adapted, reported) = (all["T04"], all["T31"], all["T35"]);
        await ToolVersions.AddAsync(db, grid.PostIds[0], "2", "Une question de moins, et un silence de plus après la troisième.", people[grid.Ready.Source.Author].Id, grid.Ready.Moments[0].AddDays(6));
        await ToolOrigins.SayAsync(db, adapted.PostIds[0], grid.PostIds[0], people[adapted.Ready.Source.Author].Id, adapted.Ready.Moments[0]);
        await SheetRows.DoubtAsync(db, reported.PostIds[0], people["megan"].Id, reported.Ready.Moments[0].AddDays(30));
    }
}
