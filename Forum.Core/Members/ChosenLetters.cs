using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Which letters a member wants of those that come until she says otherwise, on her account or with one click from a letter (<see cref="LetterStops"/>). To be asked for help needs her consent instead (<see cref="ConsentPurpose.Help"/>).</summary>
[UseCase]
public sealed class ChosenLetters(Database database, TimeProvider clock)
{
    /// <summary>Those that come until she says otherwise.</summary>
    public static IReadOnlyList<StoppedLetters> Kinds { get; } = [StoppedLetters.Private, StoppedLetters.Questions, StoppedLetters.Coups, StoppedLetters.Agenda];

    public async Task<bool> IsWantedAsync(Member member, StoppedLetters kind, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>($"select count(*) from members where id = @Id and {LetterStops.Column(kind)} is null", new { member.Id }) > 0;
    }

    public Task<Outcome<Done>> ChangeAsync(Member member, StoppedLetters kind, bool wanted, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await LetterStops.SetAsync(db, member.Id, kind, wanted, clock.GetUtcNow());
        return default(Done);
    }, ct);
}
