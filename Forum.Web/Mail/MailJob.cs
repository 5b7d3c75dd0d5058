using Forum.Core.Data;
using Forum.Core.Mail;

namespace Forum.Web.Mail;

/// <summary>Sends what waits, while the program serves; on one node at a time. Its look at the outbox every two seconds is one short range of an index, and costs less than being told would.</summary>
internal sealed partial class MailJob(SendMail sendMail, WaitingMail waiting, Database database, ILogger<MailJob> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                if ((await waiting.DueAsync(1, stoppingToken)).Count > 0) await database.AloneAsync("mail", () => sendMail.RunAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the store may be away; the place serves on, and the next look comes
            catch (Exception e) { NotLooked(e.GetType().Name); }
#pragma warning restore CA1031
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try { return await timer.WaitForNextTickAsync(ct); }
        catch (OperationCanceledException) { return false; }
    }

    [LoggerMessage(LogLevel.Error, "The outbox was not looked at: {Reason}")]
    private partial void NotLooked(string reason);
}
