using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Questions;

/// <summary>
/// « Je passe », which makes room for another peer, or « Je connais quelqu’un »: in her words, which the facilitators read, and where they are the name of exactly one member, she is asked next, within the same limits.
/// The answer is the same whether the words name a member or not, so that nobody learns from it who is one. From her letter without signing in, or signed in. Said twice, it is said once.
/// </summary>
[UseCase]
public sealed class AnswerInvitation(Database database, TimeProvider clock)
{
    public const int WhoMaxLength = 120;

    /// <param name="Key">of her letter; else her own invitation to that thread</param>
    /// <param name="Passes">else she knows somebody</param>
    public sealed record Command(Member By, string? Key, long? ThreadId, bool Passes, string? Who);

    public async Task<Outcome<Invitation>> RunAsync(Command command, CancellationToken ct)
    {
        var who = Input.CleanLine(command.Who);
        if (!command.Passes && Input.Fault(who, WhoMaxLength) is { } fault) return Refusal.Invalid("Who", fault is "input.empty" ? "questions.who_missing" : fault is "input.too_long" ? "questions.who_long" : fault);
        return await database.WriteAsync<Invitation>(async db =>
        {
            var asked = !string.IsNullOrEmpty(command.Key) ? await Invitation.OfKeyAsync(db, command.Key)
                : command.ThreadId is { } threadId && command.By.IsSignedIn ? await Invitation.OfMemberAsync(db, threadId, command.By.Id) : null;
            if (asked is null) return Refusal.NotFound;
            if (asked.Outcome is Invitation.Suggested || (command.Passes && asked.Outcome is Invitation.Passed)) return asked;
            if (!asked.IsOpen) return Refusal.Invalid("", "questions.over");
            var outcome = command.Passes ? Invitation.Passed : Invitation.Suggested;
            await db.RunAsync("update question_invitations set outcome = @outcome, outcome_at = @now, suggestion = @who, suggested_id = @suggested where id = @Id",
                new { asked.Id, outcome, now = clock.GetUtcNow(), who = command.Passes ? "" : who, suggested = command.Passes ? null : await NamedAsync(db, asked, who) });
            await QuestionRows.LookedAsync(db, asked.ThreadId, null);
            return asked with { Outcome = outcome };
        }, ct);
    }

    /// <summary>The one member of that name, besides herself.</summary>
    private static async Task<long?> NamedAsync(Db db, Invitation asked, string who)
    {
        var found = await db.ListAsync<long>($"select m.id from members m where m.name_key = @key and {Seen.Stands} and m.id <> @MemberId order by m.id limit 2", new { key = NameKey.Of(who), asked.MemberId });
        return found is [var one] ? one : null;
    }
}
