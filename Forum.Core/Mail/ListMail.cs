using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Mail;

/// <summary>For a coordinator: the latest messages and what became of them, without saying to whom.</summary>
[UseCase]
public sealed class ListMail(Database database)
{
    private const long Most = 100;

    /// <param name="FailedAt">given up; null while it is tried again</param>
    /// <param name="Fault">of the last try</param>
    public sealed record Row(long Id, MailKind Kind, DateTimeOffset CreatedAt, DateTimeOffset DueAt, long Attempts, DateTimeOffset? DoneAt, DateTimeOffset? FailedAt, string Fault);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Member by, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Row>("select id, kind, created_at, due_at, attempts, done_at, failed_at, fault from outbox order by id desc limit @Most", new { Most });
    }
}
