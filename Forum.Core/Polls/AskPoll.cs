using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Polls;

/// <summary>
/// Who opened a political dossier, or facilitates it, asks everybody who reads it one question. One poll stands at a time: a new one needs the last closed.
/// Refused: another kind of thread (404), no question, fewer than two answers or more than <see cref="MostChoices"/>, two alike, a line too long.
/// </summary>
[UseCase]
public sealed class AskPoll(Database database, TimeProvider clock)
{
    public const int MostChoices = 6;

    /// <summary>In UTF-16 units.</summary>
    public const int MaxQuestion = 200, MaxChoice = 100;

    /// <param name="Choices">one a line; empty lines are dropped</param>
    public sealed record Command(Member By, long ThreadId, string? Question, string? Choices, bool CountsShown);

    public async Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var question = Input.CleanLine(command.Question);
        if (Input.Fault(question, MaxQuestion) is { } fault) return Refusal.Invalid("Question", fault is "input.empty" ? "polls.question_missing" : fault is "input.too_long" ? "polls.question_long" : fault);
        var choices = Input.Clean(command.Choices).Split('\n').Select(c => Input.CleanLine(c)).Where(c => c.Length > 0).ToList();
        if (choices.Count is < 2 or > MostChoices) return Refusal.Invalid("Choices", "polls.choices_count");
        if (choices.Any(c => c.Length > MaxChoice)) return Refusal.Invalid("Choices", "polls.choice_long");
        if (choices.Select(Folding.Fold).Distinct().Count() < choices.Count) return Refusal.Invalid("Choices", "polls.choices_alike");
        return await database.WriteAsync<ThreadHead>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, command.By) is not { Kind: ThreadKind.Dossier or ThreadKind.Live } thread) return Refusal.NotFound;
            if (!Can.Lead(command.By, thread)) return Refusal.NotAllowed;
            // the thread’s row is locked from here on: of two who ask at once, the second finds the first one’s
            await ThreadActivity.TouchAsync(db, thread.Id);
            if (await db.OneAsync<long>("select count(*) from polls where thread_id = @Id and closed_at is null", new { thread.Id }) > 0) return Refusal.Invalid("Question", "polls.one_at_a_time");
            await PollRows.AddAsync(db, new(thread.Id, question, command.CountsShown, command.By.Id, clock.GetUtcNow()), choices);
            await PollRows.ShowAsync(db, thread);
            return thread;
        }, ct);
    }
}
