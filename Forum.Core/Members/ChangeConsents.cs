using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member gives and takes back her consents. What she has not ticked is withdrawn at once.</summary>
[UseCase]
public sealed class ChangeConsents(Database database, TimeProvider clock)
{
    /// <summary>A consent that stands.</summary>
    public sealed record Given(ConsentPurpose Purpose, DateTimeOffset GivenAt);

    public async Task<IReadOnlyList<Given>> ReadAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Given>("select purpose, given_at from consents where member_id = @Id and withdrawn_at is null order by id", new { member.Id });
    }

    /// <param name="given">all that stand from now on</param>
    public Task<Outcome<Done>> RunAsync(Member member, IReadOnlyCollection<ConsentPurpose> given, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
            await (given.Contains(purpose) ? Consents.GiveAsync(db, member.Id, purpose, clock.GetUtcNow()) : Consents.WithdrawAsync(db, member.Id, purpose, clock.GetUtcNow()));
        return default(Done);
    }, ct);
}
