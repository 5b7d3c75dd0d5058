using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Search;

namespace Forum.Core.Threads;

/// <summary>What a text being written could become, and the threads that may answer it already.</summary>
/// <param name="Places">where she may open it</param>
/// <param name="Similar">only threads the writer may read, those with an accepted answer first</param>
public sealed record Proposed(Proposal Proposal, WritablePlaces.Lists Places, IReadOnlyList<ThreadRow> Similar);

/// <summary>A member writes; the place proposes the rest of the form. Nothing is kept.</summary>
[UseCase]
public sealed class ProposeThread(Places places, WritablePlaces writable, SimilarThreads similar)
{
    /// <param name="Title">hers, or empty: then the proposed one is looked up</param>
    public sealed record Command(Member By, string? Title, string? Body);

    public async Task<Outcome<Proposed>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var lists = await writable.RunAsync(command.By, ct);
        var proposal = Proposal.Of(command.Title, command.Body, places.Region(command.By.RegionId), lists, command.By.Language);
        var rows = await similar.RunAsync(command.By, proposal.Title, ct);
        return new Proposed(proposal, lists, [.. rows.OrderByDescending(r => r.AnsweredAt is not null)]);
    }
}
