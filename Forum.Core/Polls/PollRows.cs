using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Privacy;
using Forum.Core.Threads;

namespace Forum.Core.Polls;

/// <summary>The rows of polls, for their use cases and for who is forgotten.</summary>
internal static class PollRows
{
    internal sealed record Row(long MadeBy, DateTimeOffset? ClosedAt);

    /// <summary>Null where the thread has no such poll.</summary>
    public static Task<Row?> FindAsync(Db db, long pollId, long threadId) => db.FindAsync<Row>("select made_by, closed_at from polls where id = @pollId and thread_id = @threadId", new { pollId, threadId });

    /// <summary>In a live exchange everybody sees the change at once.</summary>
    public static Task ShowAsync(Db db, ThreadHead thread) => thread.Kind is ThreadKind.Live ? ExchangeRows.TouchAsync(db, thread.Id) : Task.CompletedTask;

    internal sealed record New(long ThreadId, string Question, bool CountsShown, long MadeBy, DateTimeOffset MadeAt);

    /// <summary>The new poll’s id.</summary>
    public static async Task<long> AddAsync(Db db, New poll, IReadOnlyList<string> choices)
    {
        var id = await db.OneAsync<long>("insert into polls (thread_id, question, counts_shown, made_by, made_at) values (@ThreadId, @Question, @CountsShown, @MadeBy, @MadeAt) returning id", poll);
        for (var n = 0; n < choices.Count; n++) await db.RunAsync("insert into poll_choices (poll_id, position, label) values (@id, @position, @label)", new { id, position = (long)n, label = choices[n] });
        return id;
    }

    /// <summary>Her answer, in place of the one she gave before.</summary>
    public static Task VoteAsync(Db db, long pollId, long memberId, long position, DateTimeOffset now) => db.RunAsync("""
        insert into poll_votes (poll_id, member_id, position, voted_at) values (@pollId, @memberId, @position, @now)
        on conflict (poll_id, member_id) do update set position = excluded.position, voted_at = excluded.voted_at
        """, new { pollId, memberId, position, now });

    /// <summary>Her name, in what others asked and proposed.</summary>
    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Asked>("select id, question from polls")).Where(p => former.IsNamedIn(p.Question)))
            await db.RunAsync("update polls set question = @question where id = @Id", new { one.Id, question = former.Replace(one.Question) });
        foreach (var one in (await db.ListAsync<Offered>("select poll_id, position, label from poll_choices")).Where(c => former.IsNamedIn(c.Label)))
            await db.RunAsync("update poll_choices set label = @label where poll_id = @PollId and position = @Position", new { one.PollId, one.Position, label = former.Replace(one.Label) });
    }

    private sealed record Asked(long Id, string Question);

    private sealed record Offered(long PollId, long Position, string Label);

    /// <summary>What she chose goes with her; what she asked stays, as others answered it.</summary>
    public static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from poll_votes where member_id = @memberId", new { memberId });
}
