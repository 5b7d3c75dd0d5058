using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member follows somebody, or no longer. She is not told, and it opens nothing. Whoever left may still be let go.</summary>
[UseCase]
public sealed class FollowMember(Database database)
{
    public async Task<Outcome<Done>> RunAsync(Member member, long id, bool follow, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<Done>(async db =>
        {
            if (await db.FindAsync<long>($"select m.id from members m where m.id = @id and (not @follow or ({Seen.Stands}))", new { id, follow }) == 0 || id == member.Id) return Refusal.NotFound;
            await db.RunAsync(follow
                ? "insert into member_people (member_id, followed_id) values (@Id, @followed) on conflict (member_id, followed_id) do nothing"
                : "delete from member_people where member_id = @Id and followed_id = @followed", new { member.Id, followed = id });
            return default(Done);
        }, ct);
    }
}
