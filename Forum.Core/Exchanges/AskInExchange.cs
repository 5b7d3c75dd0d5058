using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// A question for an exchange, sent ahead or while it is held; others support it, and the most supported stands first. Its author takes it back, who conducts says that it is answered, or that it is not.
/// Refused: an empty or too long question, more than <see cref="MostOpen"/> open ones of one member, an exchange that is over.
/// </summary>
[UseCase]
public sealed class AskInExchange(Database database, TimeProvider clock)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxBody = 400;

    public const int MostOpen = 5;

    /// <param name="MayOpen">one that stays open may become a thread of hers</param>
    public sealed record Command(Member By, long ThreadId, string? Body, bool MayOpen, string SubmissionId);

    public Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        var body = Input.CleanLine(command.Body);
        if (Input.Fault(body, MaxBody) is { } fault) return Refused(Refusal.Invalid("Question", fault is "input.empty" ? "exchanges.question_missing" : fault is "input.too_long" ? "exchanges.question_long" : fault));
        if (!Submission.IsReadable(command.SubmissionId)) return Refused(Refusal.Invalid("", "publish.form_broken"));
        return ExchangeAct.RunAsync(database, command.By, command.ThreadId, async (db, found) =>
        {
            if (found.Exchange.ClosedAt is not null) return Refusal.Invalid("Question", "exchanges.is_over");
            if (await ExchangeRows.IsMutedAsync(db, command.ThreadId, command.By.Id)) return Refusal.Invalid("Question", "exchanges.muted");
            var args = new { command.ThreadId, command.By.Id, body, command.MayOpen, command.SubmissionId, now = clock.GetUtcNow() };
            if (await db.FindAsync<long>("select id from exchange_questions where member_id = @Id and (submission_id = @SubmissionId or (thread_id = @ThreadId and body = @body and answered_at is null))", args) != 0) return null;
            if (await db.OneAsync<long>("select count(*) from exchange_questions where thread_id = @ThreadId and member_id = @Id and answered_at is null", args) >= MostOpen) return Refusal.Invalid("Question", "exchanges.too_many_questions");
            await db.RunAsync("insert into exchange_questions (thread_id, member_id, body, may_open, asked_at, submission_id) values (@ThreadId, @Id, @body, @MayOpen, @now, @SubmissionId)", args);
            return null;
        }, ct);
    }

    /// <summary>« Moi aussi »: one voice a member, and not for her own; or no longer.</summary>
    public Task<Outcome<ThreadHead>> SupportAsync(Member by, long threadId, long questionId, bool supports, CancellationToken ct) => ExchangeAct.RunAsync(database, by, threadId, async (db, _) =>
    {
        if (await AuthorAsync(db, threadId, questionId) is not (> 0 and var author)) return Refusal.NotFound;
        var args = new { questionId, by.Id };
        if (!supports) await db.RunAsync("delete from exchange_question_votes where question_id = @questionId and member_id = @Id", args);
        else if (author != by.Id) await db.RunAsync("insert into exchange_question_votes (question_id, member_id) values (@questionId, @Id) on conflict (question_id, member_id) do nothing", args);
        return null;
    }, ct);

    public Task<Outcome<ThreadHead>> SettleAsync(Member by, long threadId, long questionId, bool answered, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, _) =>
    {
        DateTimeOffset? at = answered ? clock.GetUtcNow() : null;
        return await db.RunAsync("update exchange_questions set answered_at = cast(@at as bigint) where id = @questionId and thread_id = @threadId", new { at, questionId, threadId }) == 0 ? Refusal.NotFound : null;
    }, ct);

    /// <summary>Its author's, or of who conducts.</summary>
    public Task<Outcome<ThreadHead>> TakeBackAsync(Member by, long threadId, long questionId, CancellationToken ct) => ExchangeAct.RunAsync(database, by, threadId, async (db, found) =>
    {
        if (await AuthorAsync(db, threadId, questionId) is not (> 0 and var author)) return Refusal.NotFound;
        if (author != by.Id && !found.Leads) return Refusal.NotAllowed;
        await db.RunAsync("delete from exchange_questions where id = @questionId", new { questionId });
        return null;
    }, ct);

    private static Task<long> AuthorAsync(Db db, long threadId, long questionId) => db.FindAsync<long>("select member_id from exchange_questions where id = @questionId and thread_id = @threadId", new { questionId, threadId });

    private static Task<Outcome<ThreadHead>> Refused(Refusal refusal) => Task.FromResult<Outcome<ThreadHead>>(refusal);
}
