using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Web.Hosting;

/// <summary>Lets in again whose suspension is over, while the program serves; on one node at a time. The look is one range of a short index.</summary>
internal sealed partial class SuspensionEnds(EndSuspensions end, Database database, TimeProvider clock, ILogger<SuspensionEnds> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            try { await database.AloneAsync("suspensions", () => end.RunAsync(stoppingToken), stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the store may be away; the place serves on, and the next look comes
            catch (Exception e) { NotLooked(e.GetType().Name); }
#pragma warning restore CA1031
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try { return await timer.WaitForNextTickAsync(ct); }
        catch (OperationCanceledException) { return false; }
    }

    [LoggerMessage(LogLevel.Error, "Suspensions were not looked at: {Reason}")]
    private partial void NotLooked(string reason);
}
