using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>Questions by what became of them: answered, and « Des nouvelles ». The open ones are <see cref="ListOpenQuestions"/>'s, which home shows too; where they stand is said here.</summary>
[UseCase]
public sealed class ListQuestions(Database database, ThreadRows rows, QuestionStates states)
{
    /// <param name="Facts">by thread</param>
    public sealed record Page(IReadOnlyList<ThreadRow> Rows, IReadOnlyDictionary<long, QuestionFacts> Facts, ThreadKey? Further);

    /// <param name="news">those with news, the latest first; else those with an accepted answer and no news yet</param>
    /// <param name="before">where the list goes on</param>
    public async Task<Page> RunAsync(Member reader, bool news, ThreadKey before, int size, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var found = await db.ListAsync<Found>(news ? $"""
            select t.id, s.news_at as at from question_steps s join threads t on t.id = s.thread_id join posts said on said.id = s.news_post_id
            where s.news_at is not null and (s.news_at, s.thread_id) < (@At, @Id) and t.kind = 'Question' and said.deleted_at is null and {Readers.MayRead}
            order by s.news_at desc, s.thread_id desc limit @take
            """ : $"""
            select t.id, t.answered_at as at from threads t
            where t.kind = 'Question' and t.answered_at is not null and t.removed_at is null and (t.answered_at, t.id) < (@At, @Id) and {Readers.MayRead}
                and not exists (select 1 from question_steps s join posts said on said.id = s.news_post_id where s.thread_id = t.id and said.deleted_at is null)
            order by t.answered_at desc, t.id desc limit @take
            """, ThreadRow.Args(reader, new { before.At, before.Id, take = (long)size + 1 }));
        var shown = found.Take(size).Select(f => f.Id).ToList();
        return new(
            [.. (await rows.OfAsync(db, reader, [.. shown])).OrderBy(r => shown.IndexOf(r.Id))],
            await states.OfAsync(db, [.. shown]),
            found.Count > size ? new(found[size - 1].At, found[size - 1].Id) : null);
    }

    /// <summary>Where these questions stand, which a list has found for a reader.</summary>
    public async Task<IReadOnlyDictionary<long, QuestionFacts>> FactsAsync(IEnumerable<ThreadRow> found, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await states.OfAsync(db, [.. found.Select(r => r.Id)]);
    }

    private sealed record Found(long Id, DateTimeOffset At);
}
