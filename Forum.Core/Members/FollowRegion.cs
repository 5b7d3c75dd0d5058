using Forum.Core.Data;
using Forum.Core.Regions;

namespace Forum.Core.Members;

/// <summary>A member follows a region's channel, or no longer. Her own region and « Tout le Québec » are always hers, whatever she asks (<see cref="MyPlaces"/>).</summary>
[UseCase]
public sealed class FollowRegion(Database database, Places places)
{
    public async Task<Outcome<Region>> RunAsync(Member member, string slug, bool follow, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (places.Region(slug) is not { Served: true } region) return Refusal.NotFound;
        if (!MyPlaces.IsChoice(member, region.Id)) return region;
        return await database.WriteAsync<Region>(async db =>
        {
            await db.RunAsync(follow
                ? "insert into member_regions (member_id, region_id) values (@Id, @region) on conflict (member_id, region_id) do nothing"
                : "delete from member_regions where member_id = @Id and region_id = @region", new { member.Id, region = region.Id });
            await OwnState.MoveAsync(db, member.Id);
            return region;
        }, ct);
    }
}
