using Forum.Core.Data;

namespace Forum.Core.Mail;

/// <summary>What waits to leave, and what became of it. A message that cannot leave is tried again after one minute, then ever later, for two days; then it stays until somebody asks for it again.</summary>
[UseCase]
public sealed class WaitingMail(Database database, TimeProvider clock)
{
    /// <summary>Minutes until the next try, after each that failed.</summary>
    private static readonly int[] Waits = [1, 5, 15, 60, 240, 480, 960, 1_120];

    /// <summary>A sent message is remembered so long, for the page that lists it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <param name="MemberId">to whom, where the subject does not say</param>
    /// <param name="Attempts">so far</param>
    public sealed record Row(long Id, MailKind Kind, long SubjectId, long? MemberId, DateTimeOffset CreatedAt, long Attempts);

    /// <summary>What is due now, the oldest first.</summary>
    public async Task<List<Row>> DueAsync(int most, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Row>("""
            select id, kind, subject_id, member_id, created_at, attempts from outbox
            where done_at is null and failed_at is null and due_at <= @now
            order by due_at, id limit @most
            """, new { now = clock.GetUtcNow(), most = (long)most });
    }

    /// <summary>It left, or there is nothing left to say.</summary>
    public Task SentAsync(long id, CancellationToken ct) => ChangeAsync("update outbox set done_at = @now, attempts = attempts + 1, fault = '' where id = @id", new { id, now = clock.GetUtcNow() }, ct);

    /// <param name="fault">why, without an address or a name</param>
    /// <param name="forGood">no further try would help: the letter itself is wrong</param>
    public Task FailedAsync(Row row, string fault, bool forGood, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = forGood || row.Attempts >= Waits.Length;
        return ChangeAsync("update outbox set attempts = attempts + 1, fault = @fault, failed_at = @failedAt, due_at = @due where id = @Id",
            new { row.Id, fault, failedAt = last ? now : (DateTimeOffset?)null, due = last ? now : now.AddMinutes(Waits[row.Attempts]) }, ct);
    }

    /// <summary>Everything that waits or has failed is due now, as after a change of settings; what left long ago is forgotten.</summary>
    public Task RetryAsync(CancellationToken ct) => ChangeAsync("update outbox set due_at = @now, failed_at = null where done_at is null", new { now = clock.GetUtcNow() }, ct);

    public Task ForgetAsync(CancellationToken ct) => ChangeAsync("delete from outbox where done_at < @before", new { before = clock.GetUtcNow() - Memory }, ct);

    private Task ChangeAsync(string sql, object args, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await db.RunAsync(sql, args);
        return default(Done);
    }, ct);
}
