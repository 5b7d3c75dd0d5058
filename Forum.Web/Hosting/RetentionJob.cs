using Forum.Core.Data;
using Forum.Core.Privacy;
using Forum.Web.Mail;

namespace Forum.Web.Hosting;

/// <summary>Ends what has been kept long enough, at the start and four times a day; on one node at a time.</summary>
internal sealed partial class RetentionJob(Retention retention, MailFolder mail, Database database, ILogger<RetentionJob> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        do
        {
            try { await database.AloneAsync("retention", () => EndAsync(stoppingToken), stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the store may be away; the place serves on, and the next time comes
            catch (Exception e) { NotEnded(e.GetType().Name); }
#pragma warning restore CA1031
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private async Task EndAsync(CancellationToken ct)
    {
        await retention.RunAsync(ct);
        mail.Forget(Retention.MailDays);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try { return await timer.WaitForNextTickAsync(ct); }
        catch (OperationCanceledException) { return false; }
    }

    [LoggerMessage(LogLevel.Error, "What was kept long enough was not ended: {Reason}")]
    private partial void NotEnded(string reason);
}
