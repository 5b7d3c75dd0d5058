using Forum.Core.Backups;

namespace Forum.Web.Hosting;

/// <summary>Makes the automatic backups while the program serves. One that fails is one line in the log, and is tried again soon.</summary>
internal sealed partial class ScheduledBackups(KeepBackups keepBackups, BackupSchedule schedule, TimeProvider clock, ILogger<ScheduledBackups> log) : BackgroundService
{
    /// <summary>After a failure, and at most between two looks at the clock, which may jump.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (schedule.Command is not { } command) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Again;
            try { wait = await keepBackups.RunAsync(command, stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the place serves on, and the next try comes
            catch (Exception e) { NotMade(e.Message.ReplaceLineEndings(" ")); }
#pragma warning restore CA1031
            await Task.Delay(wait < Again ? wait : Again, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The automatic backup was not made: {Reason}")]
    private partial void NotMade(string reason);
}
