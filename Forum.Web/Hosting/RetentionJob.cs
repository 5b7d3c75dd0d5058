using Forum.Core.Data;
using Forum.Core.Privacy;
using Forum.Web.Mail;

namespace Forum.Web.Hosting;

/// <summary>Ends what has been kept long enough, at the start and four times a day; on one node at a time.</summary>
internal sealed partial class RetentionJob(Retention retention, MailFolder mail, Database database, ILogger<RetentionJob> log) : Recurring(TimeSpan.FromHours(6), TimeProvider.System)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("retention", async () =>
    {
        await retention.RunAsync(ct);
        mail.Forget(Retention.MailDays);
    }, ct);

    protected override void Failed(Exception error) => NotEnded(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "What was kept long enough was not ended: {Reason}")]
    private partial void NotEnded(string reason);
}
