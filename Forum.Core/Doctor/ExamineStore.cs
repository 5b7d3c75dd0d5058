using System.Runtime.CompilerServices;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Threads;
using Forum.Core.Tries;

namespace Forum.Core.Doctor;

/// <summary>Compares everything that the store keeps twice with the truth. Goes no further where the file is damaged or its schema is another: what would be read there is no truth.</summary>
[UseCase]
public sealed class ExamineStore(Database database)
{
    /// <param name="others">run last, of whoever else keeps something in the store</param>
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct, params ICheck[] others)
    {
        foreach (var check in (ICheck[])[new Integrity(database), new PendingMigrations(database)])
        {
            var left = false;
            await foreach (var finding in check.RunAsync(repair, ct))
            {
                left |= !finding.Mended;
                yield return finding;
            }
            if (left) yield break;
        }
        foreach (var check in Checks().Concat(others))
        {
            await foreach (var finding in check.RunAsync(repair, ct)) yield return finding;
        }
    }

    /// <summary>Orphans first, as they count in what follows; threads before the places that repeat them.</summary>
    private ICheck[] Checks() =>
    [
        new Orphans(database),
        new AnswerThreads(database), new CoupThreads(database), new PinThreads(database),
        new ThreadCounters(database), new PlaceTimes(database), new ReactionCounts(database), new PostLinkRows(database), new ThreadAudiences(database), new TryCounts(database),
        new RegionDays(database), new CellCounts(database),
        new NameKeys(database), new ExpertiseKeys(database), new PictureNames(database), new SearchRows(database),
        new AuditChain(database),
    ];
}
