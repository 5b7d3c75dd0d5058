using Forum.Core.Data;

namespace Forum.Core.Questions;

/// <summary>What routing needs of an open question.</summary>
/// <param name="AskerRegionId">where its author is at home: peers are looked for elsewhere</param>
/// <param name="Theme">its main theme, in French, whose words count as the title's do</param>
internal sealed record Question(long Id, long AskerId, long AskerRegionId, long ThemeId, string Theme, string Title, DateTimeOffset AskedAt, bool Masked)
{
    private const string Columns = """
        t.id, t.author_id as asker_id, a.region_id as asker_region_id, t.theme_id, th.name as theme, t.title, t.created_at as asked_at, case when t.shown_name is null then false else true end as masked
        """;

    /// <summary>Over the alias <c>t</c> of threads: somebody else has replied, and her reply stands.</summary>
    internal const string HasReply = "exists (select 1 from posts answer where answer.thread_id = t.id and answer.number > 1 and answer.author_id <> t.author_id and answer.deleted_at is null)";

    /// <summary>Over the alias <c>t</c>: the moment of the first such reply.</summary>
    internal const string FirstReplyAt = "(select answer.created_at from posts answer where answer.thread_id = t.id and answer.number > 1 and answer.author_id <> t.author_id and answer.deleted_at is null order by answer.number limit 1)";

    /// <summary>Older questions are left alone: a place that begins to route, or that was shut for weeks, sends nothing about what nobody waits for any more.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromDays(30);

    internal static Task<Question?> FindAsync(Db db, long threadId) => db.FindAsync<Question>(
        $"select {Columns} from threads t join members a on a.id = t.author_id join themes th on th.id = t.theme_id where t.id = @threadId", new { threadId });
}
