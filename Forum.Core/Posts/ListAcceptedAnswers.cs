using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A reply that helped the asker, wherever it stands in the thread.</summary>
public sealed record AcceptedAnswer(long Number, string AuthorName);

/// <summary>The replies that helped, in their order; the first of them, as a thread rarely has many. None for who may not read the thread.</summary>
[UseCase]
public sealed class ListAcceptedAnswers(Database database)
{
    public const int Most = 6;

    public async Task<IReadOnlyList<AcceptedAnswer>> RunAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<AcceptedAnswer>($"""
            select p.number, coalesce(p.shown_name, m.name) as author_name
            from accepted_answers a join posts p on p.id = a.post_id join members m on m.id = p.author_id join threads t on t.id = a.thread_id
            where a.thread_id = @threadId and p.deleted_at is null and {Readers.MayRead}
            order by p.number limit {Most}
            """, new { threadId, viewer = reader.Id, coordinator = reader.IsCoordinator });
    }
}
