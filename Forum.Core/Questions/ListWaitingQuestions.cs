using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>A question on a facilitators' desk.</summary>
/// <param name="Suggestions">whom those asked think of, in their words</param>
public sealed record WaitingQuestion(ThreadRow Thread, QuestionFacts Facts, IReadOnlyList<string> Suggestions)
{
    public bool HasReply => Facts.FirstReplyAt is not null;
}

/// <summary>For who facilitates: open questions of hers that are older than two working days; those nobody replied to first, then those whose asker has accepted no answer, the oldest first.</summary>
[UseCase]
public sealed class ListWaitingQuestions(Database database, ThreadRows rows, QuestionStates states, TimeProvider clock)
{
    private const long Most = 50;

    public async Task<Outcome<IReadOnlyList<WaitingQuestion>>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var ids = await db.ListAsync<long>($"""
            select t.id from threads t where {ListOpenQuestions.IsOpen} and t.audience <> 'People' and t.created_at <= @due and {Reports.Facilitated} and {Readers.MayRead}
            order by (case when {Question.HasReply} then 1 else 0 end), t.created_at, t.id limit @Most
            """, ThreadRow.Args(by, new { due = WorkingHours.Before(clock.GetUtcNow(), WorkingHours.TwoDays), Most }));
        var facts = await states.OfAsync(db, [.. ids]);
        var said = await db.ListAsync<Said>("select thread_id, suggestion from question_invitations where thread_id in @ids and suggestion <> '' order by outcome_at, id", new { ids = ids.ToArray() });
        return (await rows.OfAsync(db, by, [.. ids])).OrderBy(r => ids.IndexOf(r.Id)).Where(r => facts.ContainsKey(r.Id))
            .Select(r => new WaitingQuestion(r, facts[r.Id], [.. said.Where(s => s.ThreadId == r.Id).Select(s => s.Suggestion)])).ToList();
    }

    private sealed record Said(long ThreadId, string Suggestion);
}
