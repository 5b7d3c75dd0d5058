using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>A group without its people: what permissions and pages need of it.</summary>
/// <param name="RegionId">its home, the first of those it serves</param>
/// <param name="ArchivedAt">it is proposed no more; its page stays</param>
/// <param name="IsOwn">the reader belongs to it</param>
public sealed record OrganisationHead(long Id, string Name, string Municipality, string About, string Email, string Phone, string Website, long RegionId, DateTimeOffset? ArchivedAt, bool IsOwn)
{
    /// <summary>Every region it serves, its home first.</summary>
    public IReadOnlyList<long> RegionIds { get; init; } = [];

    public string Url => UrlOf(Id, Name);

    public static string UrlOf(long id, string name) => $"/organismes/{id}/{Slug.Of(name, "organisme")}";

    /// <summary>Null where there is none, or where it became another's.</summary>
    internal static async Task<OrganisationHead?> FindAsync(Db db, long id, Member reader)
    {
        var head = await db.FindAsync<OrganisationHead>("""
            select o.id, o.name, o.municipality, o.about, o.email, o.phone, o.website, o.region_id, o.archived_at,
                case when exists (select 1 from members m where m.id = @reader and m.organisation_id = o.id) then true else false end as is_own
            from organisations o where o.id = @id and o.merged_into is null
            """, new { id, reader = reader.Id });
        if (head is null) return null;
        var regions = await db.ListAsync<long>("select region_id from organisation_regions where organisation_id = @id order by region_id", new { id });
        return head with { RegionIds = [.. regions.Prepend(head.RegionId).Distinct()] };
    }
}
