using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Polls;

/// <summary>One answer of a poll.</summary>
/// <param name="Votes">0 where this reader may not see counts</param>
public sealed record PollChoice(long Position, string Label, long Votes);

/// <summary>A straw poll as one reader sees it. Who chose what is shown to nobody.</summary>
/// <param name="CountsShown">to everybody; else to who asked and who facilitates</param>
/// <param name="SeesCounts">this reader does</param>
/// <param name="Votes">of all; members that left are not counted</param>
/// <param name="Own">the position she chose; null while she has not</param>
public sealed record Poll(long Id, string Question, bool CountsShown, DateTimeOffset? ClosedAt, bool SeesCounts, bool MayClose, long Votes, long? Own, IReadOnlyList<PollChoice> Choices);

/// <summary>The polls of a thread whose head the caller has read through the predicate, the latest first.</summary>
[UseCase]
public sealed class ReadPolls(Database database)
{
    private sealed record Row(long Id, string Question, bool CountsShown, DateTimeOffset? ClosedAt, long MadeBy);

    private sealed record Choice(long PollId, long Position, string Label, long Votes, bool Mine);

    public async Task<IReadOnlyList<Poll>> RunAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var polls = await db.ListAsync<Row>("select id, question, counts_shown, closed_at, made_by from polls where thread_id = @Id order by id desc", new { thread.Id });
        if (polls.Count == 0) return [];
        var choices = (await db.ListAsync<Choice>("""
            select c.poll_id, c.position, c.label, (select count(*) from poll_votes v where v.poll_id = c.poll_id and v.position = c.position) as votes,
                case when exists (select 1 from poll_votes v where v.poll_id = c.poll_id and v.position = c.position and v.member_id = @viewer) then true else false end as mine
            from poll_choices c where c.poll_id in @ids order by c.poll_id, c.position
            """, new { ids = polls.Select(p => p.Id).ToArray(), viewer = reader.Id })).ToLookup(c => c.PollId);
        return [.. polls.Select(p => Shown(p, [.. choices[p.Id]], reader, thread))];
    }

    private static Poll Shown(Row poll, Choice[] choices, Member reader, ThreadHead thread)
    {
        var keeps = Can.KeepPoll(reader, thread, poll.MadeBy);
        var sees = poll.CountsShown || keeps;
        return new(poll.Id, poll.Question, poll.CountsShown, poll.ClosedAt, sees, keeps && poll.ClosedAt is null, choices.Sum(c => c.Votes), choices.FirstOrDefault(c => c.Mine)?.Position,
            [.. choices.Select(c => new PollChoice(c.Position, c.Label, sees ? c.Votes : 0))]);
    }
}
