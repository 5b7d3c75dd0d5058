namespace Forum.Web.Hosting;

/// <summary>Work that comes back while the program serves: at the start, then at every tick. A time that fails is told, and the next one comes.</summary>
/// <param name="clock">whose ticks: the program's, or the machine's where it is the network or the disk that is waited for</param>
public abstract class Recurring(TimeSpan between, TimeProvider clock) : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken ct);

    /// <summary>One line in the log.</summary>
    protected abstract void Failed(Exception error);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(between, clock);
        do
        {
            try { await WorkAsync(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the store or the network may be away; the place serves on
            catch (Exception error) { Failed(error); }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
