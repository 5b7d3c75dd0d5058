using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>A facilitator of the region approves a request, which sends an invitation, refuses it with a reason, or asks its author something. The message leaves with the same commit. Of two who answer at once, the second is told.</summary>
[UseCase]
public sealed class AnswerJoinRequest(Database database, TimeProvider clock)
{
    public const int TextMaxLength = 600;

    public enum Act { Approve, Refuse, Ask }

    /// <param name="Text">the reason, or the question; unused where she approves</param>
    public sealed record Command(Member By, long RequestId, Act Act, string? Text);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        var text = Input.Clean(command.Text);
        if (command.Act is not Act.Approve && Input.Fault(text, TextMaxLength) is { } fault) return Refusal.Invalid("Text", fault is "input.empty" ? command.Act is Act.Ask ? "joining.question_missing" : "joining.reason_missing" : fault);
        return await database.WriteAsync<Done>(async db =>
        {
            var request = await db.FindAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.id = @RequestId", new { command.RequestId });
            if (request is null || !Can.Welcome(command.By, request.RegionId)) return !command.By.Facilitates ? Refusal.NotAllowed : Refusal.NotFound;
            if (!request.IsOpen) return new Refusal(RefusalKind.Conflict, "joining.answered");
            return await WriteAsync(db, command, request, text) ? default(Done) : new Refusal(RefusalKind.Conflict, "joining.answered");
        }, ct);
    }

    /// <summary>Still open: asked again by each write, as on PostgreSQL two facilitators may have read it so at once.</summary>
    private const string IsOpen = "id = @Id and state in ('Waiting', 'Asked')";

    /// <summary>False where somebody else was faster.</summary>
    private async Task<bool> WriteAsync(Db db, Command command, JoinRequest request, string text)
    {
        var (now, by) = (clock.GetUtcNow(), command.By.Id);
        switch (command.Act)
        {
            case Act.Ask:
                if (await db.RunAsync($"update join_requests set state = 'Asked', question = @text, reply = '', secret = null where {IsOpen}", new { request.Id, text }) == 0) return false;
                await Outbox.AddAsync(db, MailKind.JoinQuestion, request.Id, now);
                return true;
            case Act.Refuse:
                if (await db.RunAsync($"update join_requests set state = 'Refused', reason = @text, answered_by = @by, answered_at = @now where {IsOpen}", new { request.Id, text, by, now }) == 0) return false;
                await Outbox.AddAsync(db, MailKind.JoinRefusal, request.Id, now);
                return true;
            default:
                if (await db.RunAsync($"update join_requests set state = 'Approved', answered_by = @by, answered_at = @now where {IsOpen}", new { request.Id, by, now }) == 0) return false;
                await Invitations.SendAsync(db, new(request.Email, request.Name, request.Organisation, request.RegionId, Languages.Parse(request.Lang), "", request.Id, by, now));
                return true;
        }
    }
}
