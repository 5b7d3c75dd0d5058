using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Whether a member wants letters about her own questions, and about those that wait where she facilitates: she does until she says otherwise. To be asked for help needs her consent (<see cref="ConsentPurpose.Help"/>).</summary>
[UseCase]
public sealed class QuestionMail(Database database, TimeProvider clock)
{
    public async Task<bool> IsWantedAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from members where id = @Id and question_mail_off_at is null", new { member.Id }) > 0;
    }

    public Task<Outcome<Done>> ChangeAsync(Member member, bool wanted, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await LetterStops.SetAsync(db, member.Id, StoppedLetters.Questions, wanted, clock.GetUtcNow());
        return default(Done);
    }, ct);
}
