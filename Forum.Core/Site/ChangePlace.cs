using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Site;

/// <summary>A coordinator changes the name of the place and the regions it serves. A region in which a member lives or a thread stands stays served: it would be found nowhere.</summary>
[UseCase]
public sealed class ChangePlace(Database database, Places places, SiteSettings site)
{
    /// <param name="twoSteps">facilitators and coordinators must sign in with two steps</param>
    /// <param name="served">slugs; « Tout le Québec » is always served</param>
    public async Task<Outcome<Done>> RunAsync(Member by, string? name, IReadOnlyCollection<string> served, bool twoSteps, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var said = Input.CleanLine(name);
        if (Input.Fault(said, SiteSettings.NameMaxLength) is { } fault) return Refusal.Invalid("Name", fault);
        if (served.Any(s => places.Region(s) is null)) return Refusal.Invalid("Served", "accounts.region_unknown");
        long[] ids = [.. served.Select(s => places.Region(s)!.Id).Append(Region.AllQuebec).Distinct()];
        if (ids.Length == 1) return Refusal.Invalid("Served", "installation.no_region");
        var changed = await database.WriteAsync<Done>(async db =>
        {
            if (await db.OneAsync<long>("""
                select count(*) from regions r where not (r.id in @ids)
                    and (exists (select 1 from members m where m.region_id = r.id and m.removed_at is null) or exists (select 1 from thread_places p where p.region_id = r.id))
                """, new { ids }) > 0) return Refusal.Invalid("Served", "administration.region_in_use");
            await SiteSettings.NameAsync(db, said);
            await SiteSettings.RequireTwoStepsAsync(db, twoSteps);
            await ServedRegions.SetAsync(db, ids);
            return default(Done);
        }, ct);
        if (changed.Refusal is not null) return changed;
        await site.LoadAsync(ct);
        await places.LoadAsync(ct);
        return changed;
    }
}
