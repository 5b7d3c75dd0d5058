using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>An applicant answers the question she was asked, by the link of that message; the facilitators are told. She needs no account for it.</summary>
[UseCase]
public sealed class OwnRequest(Database database, TimeProvider clock)
{
    /// <summary>Her request, where this key leads to one that waits for her; null else.</summary>
    public async Task<JoinRequest?> FindAsync(string? key, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, key);
    }

    public async Task<Outcome<Done>> ReplyAsync(string? key, string? reply, CancellationToken ct)
    {
        var text = Input.Clean(reply);
        if (Input.Fault(text, AnswerJoinRequest.TextMaxLength) is { } fault) return Refusal.Invalid("Reply", fault);
        return await database.WriteAsync<Done>(async db =>
        {
            if (await FindAsync(db, key) is not { } request) return Refusal.NotFound;
            await db.RunAsync("update join_requests set state = 'Waiting', reply = @text, secret = null where id = @Id", new { request.Id, text });
            foreach (var member in await Welcomers.OfAsync(db, request.RegionId)) await Outbox.AddAsync(db, MailKind.JoinRequest, request.Id, clock.GetUtcNow(), member);
            return default(Done);
        }, ct);
    }

    /// <summary>For the message that carries the question: the request, and the key that leads back to it. Null where it waits for nothing any more.</summary>
    public async Task<(JoinRequest Request, string Key)?> GiveKeyAsync(long requestId, CancellationToken ct)
    {
        var key = Secret.New();
        var given = await database.WriteAsync<JoinRequest>(async db =>
        {
            var request = await db.FindAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.id = @requestId and r.state = 'Asked'", new { requestId });
            if (request is null) return Refusal.NotFound;
            await db.RunAsync("update join_requests set secret = @hash where id = @requestId", new { requestId, hash = Secret.Hash(key) });
            return request;
        }, ct);
        return given.Value is { } found ? (found, key) : null;
    }

    /// <summary>For a message about it, whatever became of it.</summary>
    public async Task<JoinRequest?> ReadAsync(long requestId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.id = @requestId", new { requestId });
    }

    private static Task<JoinRequest?> FindAsync(Db db, string? key) =>
        db.FindAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.secret = @hash and r.state = 'Asked'", new { hash = Secret.Hash(key ?? "") });
}
