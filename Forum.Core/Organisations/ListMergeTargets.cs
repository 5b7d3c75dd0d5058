using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Organisations;

/// <summary>The groups into which this member may merge one: the choices of the form.</summary>
[UseCase]
public sealed class ListMergeTargets(Database database)
{
    public sealed record Target(long Id, string Name, string Municipality);

    /// <param name="Head">the group that would go</param>
    public sealed record Choices(OrganisationHead Head, IReadOnlyList<Target> Targets);

    public async Task<Outcome<Choices>> RunAsync(Member by, long id, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        if (await OrganisationHead.FindAsync(db, id, by) is not { } head) return Refusal.NotFound;
        if (!Can.KeepOrganisation(by, head)) return Refusal.NotAllowed;
        var served = (await db.ListAsync<Served>("select organisation_id, region_id from organisation_regions order by organisation_id, region_id")).ToLookup(s => s.OrganisationId, s => s.RegionId);
        var all = await db.ListAsync<Target>("select o.id, o.name, o.municipality from organisations o where o.merged_into is null and o.id <> @id order by o.name collate fr, o.id", new { id });
        return new Choices(head, [.. all.Where(t => Can.MergeOrganisations(by, head, head with { Id = t.Id, RegionIds = [.. served[t.Id]] }))]);
    }

    private sealed record Served(long OrganisationId, long RegionId);
}
