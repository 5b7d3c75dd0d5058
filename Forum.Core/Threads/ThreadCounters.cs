using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Threads;

/// <summary>What a thread keeps of its posts: the highest number, the replies that stand, the last activity, a version that is not behind them, and when it was answered.</summary>
internal sealed class ThreadCounters(Database database) : Recount(database, "threads", held: "threads")
{
    // over the table's own name: the same words compare and mend
    private const string LastNumber = "coalesce((select max(p.number) from posts p where p.thread_id = threads.id), 0)";
    private const string ReplyCount = "(select count(*) from posts p where p.thread_id = threads.id and p.number > 1 and p.deleted_at is null)";
    private const string LastPostAt = "coalesce((select p.created_at from posts p where p.thread_id = threads.id order by p.number desc limit 1), threads.last_post_at)";
    private const string Version = "coalesce((select max(p.version) from posts p where p.thread_id = threads.id), 0)";
    private const string AnsweredAt = "(select min(a.accepted_at) from accepted_answers a join posts p on p.id = a.post_id where a.thread_id = threads.id and p.deleted_at is null)";

    private sealed record Row(long Id, long LastNumber, long TrueNumber, long ReplyCount, long TrueCount, long LastPostAt, long TrueLast, long Version, long LeastVersion, long AnsweredAt, long TrueAnswered);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>($"""
        select id, last_number, {LastNumber} as true_number, reply_count, {ReplyCount} as true_count, last_post_at, {LastPostAt} as true_last,
            version, {Version} as least_version, coalesce(answered_at, 0) as answered_at, coalesce({AnsweredAt}, 0) as true_answered
        from threads where id between @From and @To order by id
        """, range)).SelectMany(Differences)];

    protected override Task MendAsync(Db db, long[] ids)
    {
        db.ChangesThreads();
        return db.RunAsync($"""
            update threads set last_number = {LastNumber}, reply_count = {ReplyCount}, last_post_at = {LastPostAt}, answered_at = {AnsweredAt},
                version = case when version < {Version} then {Version} else version end
            where id in @ids
            """, new { ids });
    }

    private static IEnumerable<Difference> Differences(Row row)
    {
        if (row.LastNumber != row.TrueNumber) yield return new(row.Id, new("doctor.last_number", row.Id, row.LastNumber, row.TrueNumber));
        if (row.ReplyCount != row.TrueCount) yield return new(row.Id, new("doctor.reply_count", row.Id, row.ReplyCount, row.TrueCount));
        if (row.LastPostAt != row.TrueLast) yield return new(row.Id, new("doctor.last_post_at", row.Id, At(row.LastPostAt), At(row.TrueLast)));
        if (row.Version < row.LeastVersion) yield return new(row.Id, new("doctor.version", row.Id, row.Version, row.LeastVersion));
        if (row.AnsweredAt == row.TrueAnswered) yield break;
        yield return new(row.Id, row.TrueAnswered == 0 ? new("doctor.not_answered", row.Id) : row.AnsweredAt == 0 ? new("doctor.answered", row.Id, At(row.TrueAnswered)) : new("doctor.answered_at", row.Id, At(row.AnsweredAt), At(row.TrueAnswered)));
    }
}
