using Forum.Core.Data;
using Forum.Core.Organisations;

namespace Forum.Core.Members;

/// <summary>A member follows a group, or no longer. It opens nothing: what is kept to the group's regions stays theirs.</summary>
[UseCase]
public sealed class FollowOrganisation(Database database)
{
    /// <summary>The group.</summary>
    public async Task<Outcome<OrganisationHead>> RunAsync(Member member, long id, bool follow, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<OrganisationHead>(async db =>
        {
            if (await OrganisationHead.FindAsync(db, id, member) is not { } head) return Refusal.NotFound;
            await db.RunAsync(follow
                ? "insert into member_organisations (member_id, organisation_id) values (@Id, @followed) on conflict (member_id, organisation_id) do nothing"
                : "delete from member_organisations where member_id = @Id and organisation_id = @followed", new { member.Id, followed = id });
            return head;
        }, ct);
    }
}
