using System.Collections.Concurrent;
using Forum.Core.Data;

namespace Forum.Core.Questions;

/// <summary>Where questions stand, the same for everybody, kept while no thread changes (<see cref="Database.ThreadChanges"/>), which what is done for a question says too. On PostgreSQL other nodes write, and everything is asked for.</summary>
[UseCase]
public sealed class QuestionStates(Database database)
{
    private const int Most = 20_000;

    private Kept _kept = new((-1, -1));

    private sealed record Kept((long, long) Changes)
    {
        public ConcurrentDictionary<long, QuestionFacts> Facts { get; } = [];
    }

    /// <summary>Of questions that the caller has found for a reader.</summary>
    internal async Task<IReadOnlyDictionary<long, QuestionFacts>> OfAsync(Db db, long[] ids)
    {
        // labelled with the state of before it was read: read again where something changed meanwhile
        var changes = database.ThreadChanges;
        var kept = Volatile.Read(ref _kept);
        if (kept.Changes != changes || kept.Facts.Count > Most || database.Dialect is Dialect.Postgres) Volatile.Write(ref _kept, kept = new(changes));
        var missing = ids.Where(id => !kept.Facts.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
        {
            foreach (var facts in await db.ListAsync<QuestionFacts>($"select {QuestionFacts.Columns} from {QuestionFacts.From} where t.id in @ids", new { ids = missing })) kept.Facts[facts.ThreadId] = facts;
        }
        return ids.Where(kept.Facts.ContainsKey).Distinct().ToDictionary(id => id, id => kept.Facts[id]);
    }
}
