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
            if (request is null || !Can.Welcome(command.By, request.RegionId)) return command.By.Role is Role.Member ? Refusal.NotAllowed : Refusal.NotFound;
            if (!request.IsOpen) return new Refusal(RefusalKind.Conflict, "joining.answered");
            await WriteAsync(db, command, request, text);
            return default(Done);
        }, ct);
    }

    private async Task WriteAsync(Db db, Command command, JoinRequest request, string text)
    {
        var (now, by) = (clock.GetUtcNow(), command.By.Id);
        switch (command.Act)
        {
            case Act.Ask:
                await db.RunAsync("update join_requests set state = 'Asked', question = @text, reply = '', secret = null where id = @Id", new { request.Id, text });
                await Outbox.AddAsync(db, MailKind.JoinQuestion, request.Id, now);
                break;
            case Act.Refuse:
                await db.RunAsync("update join_requests set state = 'Refused', reason = @text, answered_by = @by, answered_at = @now where id = @Id", new { request.Id, text, by, now });
                await Outbox.AddAsync(db, MailKind.JoinRefusal, request.Id, now);
                break;
            default:
                await db.RunAsync("update join_requests set state = 'Approved', answered_by = @by, answered_at = @now where id = @Id", new { request.Id, by, now });
                await Invitations.SendAsync(db, new(request.Email, request.Name, request.Organisation, request.RegionId, Languages.Parse(request.Lang), "", request.Id, by, now));
                break;
        }
    }
}
