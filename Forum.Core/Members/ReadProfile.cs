using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member's own profile, whole: for the form in which she changes it.</summary>
[UseCase]
public sealed class ReadProfile(Database database)
{
    public async Task<Outcome<Profile>> RunAsync(Member member, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await ProfileRows.ReadAsync(db, member.Id);
    }
}
