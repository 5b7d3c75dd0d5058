using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Web.Hosting;

namespace Forum.Web.Mail;

/// <summary>Sends what waits, while the program serves; on one node at a time. Its look at the outbox every two seconds is one short range of an index, and costs less than being told would.</summary>
internal sealed partial class MailJob(SendMail sendMail, WaitingMail waiting, Database database, ILogger<MailJob> log) : Recurring(TimeSpan.FromSeconds(2), TimeProvider.System)
{
    protected override async Task WorkAsync(CancellationToken ct)
    {
        if ((await waiting.DueAsync(1, ct)).Count > 0) await database.AloneAsync("mail", () => sendMail.RunAsync(ct), ct);
    }

    protected override void Failed(Exception error) => NotLooked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "The outbox was not looked at: {Reason}")]
    private partial void NotLooked(string reason);
}
