using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Posts;

/// <summary>The thread that an accepted answer repeats beside its post.</summary>
internal sealed class AnswerThreads(Database database) : Recount(database, "posts", held: "accepted_answers")
{
    private sealed record Row(long Id, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>("""
        select p.id, a.thread_id as stored, p.thread_id as truth from accepted_answers a join posts p on p.id = a.post_id
        where a.post_id between @From and @To and a.thread_id <> p.thread_id order by p.id
        """, range)).Select(r => new Difference(r.Id, new("doctor.answer_thread", r.Id, r.Stored, r.Truth)))];

    protected override Task MendAsync(Db db, long[] ids) =>
        db.RunAsync("update accepted_answers set thread_id = (select p.thread_id from posts p where p.id = accepted_answers.post_id) where post_id in @ids", new { ids });
}
