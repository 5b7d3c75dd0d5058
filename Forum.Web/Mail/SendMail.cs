using Forum.Core.Mail;
using MailKit.Net.Smtp;
using MimeKit;

namespace Forum.Web.Mail;

/// <summary>Sends what is due, one after the other on one connection. One message that cannot leave holds up no other; nothing leaves twice unless the program dies between the server's « taken » and our note of it.</summary>
internal sealed partial class SendMail(WaitingMail waiting, Envelope envelope, MailRoad road, ILogger<SendMail> log) : IDisposable
{
    private const int Most = 50;
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>How many were due.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await _alone.WaitAsync(ct);
        try
        {
            var due = await waiting.DueAsync(Most, ct);
            if (due.Count == 0) return 0;
            await road.OnAsync(async send =>
            {
                foreach (var row in due) await SendAsync(row, send, ct);
            }, ct);
            await waiting.ForgetAsync(ct);
            return due.Count;
        }
        finally { _alone.Release(); }
    }

    public void Dispose() => _alone.Dispose();

    private async Task SendAsync(WaitingMail.Row row, Func<MimeMessage, Task> send, CancellationToken ct)
    {
        try
        {
            if (await envelope.OfAsync(row, ct) is { } message) await send(message);
            await waiting.SentAsync(row.Id, ct);
        }
        catch (Exception e) when (MailRoad.IsFault(e))
        {
            NotSent(row.Id, row.Kind, MailRoad.Words(e));
            // a mailbox that the server does not know will not be known in an hour
            await waiting.FailedAsync(row, MailRoad.Words(e), e is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: SmtpStatusCode.MailboxUnavailable }, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} ({Kind}) has not left: {Reason}")]
    private partial void NotSent(long id, MailKind kind, string reason);
}
