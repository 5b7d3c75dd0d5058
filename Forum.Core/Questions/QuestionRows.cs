using Forum.Core.Data;

namespace Forum.Core.Questions;

/// <summary>What is kept of a question beside its thread: when something was done for it, and who was asked.</summary>
internal static class QuestionRows
{
    /// <summary>Peers were looked for; null: look again at the next turn. Nobody sees it.</summary>
    public static Task LookedAsync(Db db, long threadId, DateTimeOffset? at) => WriteAsync(db, "looked_at", threadId, at);

    public static Task ToldAsync(Db db, long threadId, DateTimeOffset at) => StepAsync(db, "facilitators_at", threadId, at);

    public static Task RemindedAsync(Db db, long threadId, DateTimeOffset at) => StepAsync(db, "reminded_at", threadId, at);

    public static Task NewsAskedAsync(Db db, long threadId, DateTimeOffset at) => StepAsync(db, "news_asked_at", threadId, at);

    public static async Task NewsAsync(Db db, long threadId, long postId, DateTimeOffset at)
    {
        await StepAsync(db, "news_at", threadId, at);
        await db.RunAsync("update question_steps set news_post_id = @postId where thread_id = @threadId", new { threadId, postId });
    }

    /// <param name="namedBy">who named her, where somebody did</param>
    public static Task<long> InviteAsync(Db db, long threadId, Peer peer, DateTimeOffset at, long? namedBy = null)
    {
        db.ChangesThreads();
        return db.OneAsync<long>("""
            insert into question_invitations (thread_id, member_id, reason, detail, named_by, asked_at) values (@threadId, @MemberId, @reason, @Detail, @namedBy, @at) returning id
            """, new { threadId, peer.MemberId, reason = peer.Reason.ToString(), peer.Detail, namedBy, at });
    }

    /// <summary>Her rows, when she is forgotten; and her name, where somebody thought of her.</summary>
    public static async Task EraseAsync(Db db, long memberId)
    {
        db.ChangesThreads();
        await db.RunAsync("delete from question_invitations where member_id = @memberId", new { memberId });
        await db.RunAsync("update question_invitations set named_by = null where named_by = @memberId", new { memberId });
        await db.RunAsync("update question_invitations set suggested_id = null, suggestion = '' where suggested_id = @memberId", new { memberId });
        await db.RunAsync("delete from value_stories where member_id = @memberId", new { memberId });
    }

    /// <summary>Her name in what others wrote of whom they know.</summary>
    public static async Task ForgetAsync(Db db, Privacy.FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Said>("select id, suggestion from question_invitations where suggestion <> ''")).Where(s => former.IsNamedIn(s.Suggestion)))
            await db.RunAsync("update question_invitations set suggestion = @words where id = @Id", new { one.Id, words = former.Replace(one.Suggestion) });
    }

    public static Task ForgetAsync(Db db, DateTimeOffset before) => db.RunAsync("delete from question_invitations where asked_at < @before", new { before });

    private sealed record Said(long Id, string Suggestion);

    private static Task<int> StepAsync(Db db, string column, long threadId, DateTimeOffset at)
    {
        db.ChangesThreads();
        return WriteAsync(db, column, threadId, at);
    }

    private static Task<int> WriteAsync(Db db, string column, long threadId, DateTimeOffset? at) =>
        db.RunAsync($"insert into question_steps (thread_id, {column}) values (@threadId, @at) on conflict (thread_id) do update set {column} = excluded.{column}", new { threadId, at });
}
