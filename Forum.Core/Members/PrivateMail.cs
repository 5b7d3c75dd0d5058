using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Whether a member wants a letter about private messages: she does until she says otherwise, on her account or with one click from a letter (<see cref="LetterStops"/>).</summary>
[UseCase]
public sealed class PrivateMail(Database database, TimeProvider clock)
{
    public async Task<bool> IsWantedAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from members where id = @Id and private_mail_off_at is null", new { member.Id }) > 0;
    }

    public Task<Outcome<Done>> ChangeAsync(Member member, bool wanted, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await LetterStops.SetAsync(db, member.Id, StoppedLetters.Private, wanted, clock.GetUtcNow());
        return default(Done);
    }, ct);
}
