using Forum.Core.Agenda;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Core.Tries;

namespace Forum.Core.Organisations;

/// <summary>
/// Two pages of one group become one: members, followers, regions and facets go to the group that stays, and the old address leads there.
/// Members of both may then read what is kept to the regions of either: a facilitator merges only what all lies in her own regions.
/// </summary>
[UseCase]
public sealed class MergeOrganisations(Database database, TimeProvider clock)
{
    /// <param name="Into">id of the group that stays</param>
    public sealed record Command(Member By, long Id, long Into);

    /// <summary>The group that stays.</summary>
    public Task<Outcome<OrganisationHead>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<OrganisationHead>(async db =>
    {
        var (by, id, into) = command;
        if (await OrganisationHead.FindAsync(db, id, by) is not { } old) return by.IsSignedIn ? Refusal.NotFound : Refusal.NotAllowed;
        if (!Can.KeepOrganisation(by, old)) return Refusal.NotAllowed;
        if (id == into || await OrganisationHead.FindAsync(db, into, by) is not { } target) return Refusal.Invalid("Into", "organisations.into_missing");
        if (!Can.MergeOrganisations(by, old, target)) return Refusal.Invalid("Into", "organisations.into_elsewhere");
        await OrganisationPosts.TouchAsync(db, id);
        await GroupRows.MoveAsync(db, id, into);
        await ThreadActivity.MoveGroupAsync(db, id, into);
        await BonCoupRows.MoveGroupAsync(db, id, into);
        await AgendaErasure.MoveGroupAsync(db, id, into);
        await TryRows.MoveGroupAsync(db, id, into);
        await OrganisationRows.SetRegionsAsync(db, into, target.RegionIds.Concat(old.RegionIds));
        await MoveFacetsAsync(db, id, into);
        await db.RunAsync("delete from organisation_regions where organisation_id = @id", new { id });
        // what became the old one's before now leads to the new one at once
        await db.RunAsync("update organisations set merged_into = @into where merged_into = @id", new { id, into });
        await db.RunAsync("update organisations set merged_into = @into, merged_at = @now, merged_by = @by where id = @id", new { id, into, by = by.Id, now = clock.GetUtcNow() });
        return (await OrganisationHead.FindAsync(db, into, by))!;
    }, ct);

    /// <summary>Of each kind, those of the group that stays come first; no more than it may have.</summary>
    private static async Task MoveFacetsAsync(Db db, long id, long into)
    {
        var (kept, brought) = (await ShowOrganisation.FacetsAsync(db, into), await ShowOrganisation.FacetsAsync(db, id));
        var all = kept.Concat(brought).Distinct().GroupBy(f => f.Kind).SelectMany(k => k.Take(Facet.MostOfAKind));
        await OrganisationRows.SetFacetsAsync(db, into, all.Select(f => f.Id));
        await OrganisationRows.SetFacetsAsync(db, id, []);
    }
}
