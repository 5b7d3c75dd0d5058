using Forum.Core.Data;
using Forum.Core.Regions;

namespace Forum.Core.Members;

/// <summary>The regions and themes whose news are a member's own: her home region and « Tout le Québec » always, and what she follows. A place followed says what she wants to see first; it never gives a right to read.</summary>
public sealed record MyPlaces(IReadOnlyList<long> RegionIds, IReadOnlyList<long> ThemeIds)
{
    /// <summary>True where following can be chosen: not for her own region, nor for the channel of everybody.</summary>
    public static bool IsChoice(Member member, long regionId) => regionId != member.RegionId && regionId != Region.AllQuebec;

    internal static async Task<MyPlaces> ReadAsync(Db db, Member member)
    {
        if (!member.IsSignedIn) return new([], []);
        var regions = await db.ListAsync<long>("select region_id from member_regions where member_id = @Id order by region_id", new { member.Id });
        var themes = await db.ListAsync<long>("select theme_id from member_themes where member_id = @Id order by theme_id", new { member.Id });
        return new([.. regions.Prepend(Region.AllQuebec).Prepend(member.RegionId).Distinct()], themes);
    }
}
