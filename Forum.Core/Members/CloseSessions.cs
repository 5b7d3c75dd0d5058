using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member closes one of her sessions, or all of them: « Se déconnecter partout ». Whoever holds such a cookie is signed out with her next request, and her live socket within a second.</summary>
[UseCase]
public sealed class CloseSessions(Database database)
{
    /// <param name="id">of one of her own; null: all</param>
    public Task<Outcome<Done>> RunAsync(Member member, string? id, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (id is null) await Sessions.CloseAllAsync(db, member.Id);
        else if (await db.RunAsync("delete from sessions where id = @id and member_id = @memberId", new { id, memberId = member.Id }) == 0) return Refusal.NotFound;
        return default(Done);
    }, ct);
}
