using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Core.Organisations;

/// <summary>All that the people of a group wrote under their names: each post names the group, so its new name is a change of each.</summary>
internal static class OrganisationPosts
{
    public static async Task TouchAsync(Db db, long id)
    {
        foreach (var memberId in await db.ListAsync<long>("select id from members where organisation_id = @id order by id", new { id })) await AuthorPosts.TouchAsync(db, memberId);
    }
}
