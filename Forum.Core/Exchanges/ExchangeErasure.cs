using Forum.Core.Data;
using Forum.Core.Privacy;

namespace Forum.Core.Exchanges;

/// <summary>What exchanges hold of somebody who is forgotten.</summary>
internal static class ExchangeErasure
{
    private static readonly string[] Hers = ["exchange_hosts", "exchange_visits", "exchange_hands", "exchange_question_votes", "exchange_mutes", "exchange_letters", "exchange_guests"];

    /// <summary>Her presence, her hand, her voices and her questions go; that she kept a line or muted somebody stays with the line as nobody's.</summary>
    public static async Task EraseAsync(Db db, long memberId)
    {
        var args = new { memberId };
        // first, while her rows still say where: whoever has one of them open is told without her
        await db.RunAsync("""
            update exchanges set version = version + 1 where client_id = @memberId or thread_id in (
                select v.thread_id from exchange_visits v where v.member_id = @memberId union select h.thread_id from exchange_hosts h where h.member_id = @memberId
                union select h.thread_id from exchange_hands h where h.member_id = @memberId union select u.thread_id from exchange_mutes u where u.member_id = @memberId
                union select q.thread_id from exchange_questions q left join exchange_question_votes v on v.question_id = q.id where q.member_id = @memberId or v.member_id = @memberId
                union select l.thread_id from exchange_lines l join posts p on p.thread_id = l.thread_id and p.number = l.number where p.author_id = @memberId)
            """, args);
        foreach (var table in Hers) await db.RunAsync($"delete from {table} where member_id = @memberId", args);
        await db.RunAsync("delete from exchange_mutes where muted_by = @memberId", args);
        await db.RunAsync("delete from exchange_lines where question_id in (select q.id from exchange_questions q where q.member_id = @memberId)", args);
        await db.RunAsync("delete from exchange_questions where member_id = @memberId", args);
        await db.RunAsync("update exchanges set client_id = null where client_id = @memberId", args);
        await db.RunAsync("delete from exchange_lines where number is not null and exists (select 1 from posts p where p.thread_id = exchange_lines.thread_id and p.number = exchange_lines.number and p.author_id = @memberId and p.deleted_at is not null)", args);
    }

    private sealed record Line(long ThreadId, long Id, string Body, string Who, string Due);

    private sealed record Question(long ThreadId, long Id, string Body);

    private sealed record Segment(long ThreadId, long Position, string Title);

    /// <summary>Her name, in what others planned, asked and retained.</summary>
    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        var lines = (await db.ListAsync<Line>("select thread_id, id, body, who, due from exchange_lines")).FindAll(l => former.IsNamedIn(l.Body) || former.IsNamedIn(l.Who) || former.IsNamedIn(l.Due));
        var questions = (await db.ListAsync<Question>("select thread_id, id, body from exchange_questions")).FindAll(q => former.IsNamedIn(q.Body));
        var segments = (await db.ListAsync<Segment>("select thread_id, position, title from exchange_segments")).FindAll(s => former.IsNamedIn(s.Title));
        foreach (var threadId in lines.Select(l => l.ThreadId).Concat(questions.Select(q => q.ThreadId)).Concat(segments.Select(s => s.ThreadId)).Distinct().Order()) await ExchangeRows.TouchAsync(db, threadId);
        foreach (var one in lines)
            await db.RunAsync("update exchange_lines set body = @body, who = @who, due = @due where id = @Id", new { one.Id, body = former.Replace(one.Body), who = former.Replace(one.Who), due = former.Replace(one.Due) });
        foreach (var one in questions)
            await db.RunAsync("update exchange_questions set body = @body where id = @Id", new { one.Id, body = former.Replace(one.Body) });
        foreach (var one in segments)
            await db.RunAsync("update exchange_segments set title = @title where thread_id = @ThreadId and position = @Position", new { one.ThreadId, one.Position, title = former.Replace(one.Title) });
    }
}
