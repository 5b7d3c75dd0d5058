using Forum.Core.Data;
using Forum.Core.Files;

namespace Forum.Web.Hosting;

/// <summary>Forgets files that were given and not sent, at the start and each hour; on one node at a time.</summary>
internal sealed partial class FilesJob(ForgetFiles forget, Database database, ILogger<FilesJob> log) : Recurring(TimeSpan.FromHours(1), TimeProvider.System)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("files", () => forget.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotForgotten(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Files that were not sent were not forgotten: {Reason}")]
    private partial void NotForgotten(string reason);
}

/// <summary>Writes how often files were taken, every half minute and when the program stops.</summary>
internal sealed partial class DownloadsJob(CountDownloads counts, ILogger<DownloadsJob> log) : Recurring(TimeSpan.FromSeconds(30), TimeProvider.System)
{
    protected override Task WorkAsync(CancellationToken ct) => counts.WriteAsync(ct);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try { await counts.WriteAsync(cancellationToken); }
#pragma warning disable CA1031 // the store may be gone before the program
        catch (Exception error) { Failed(error); }
#pragma warning restore CA1031
    }

    protected override void Failed(Exception error) => NotWritten(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Downloads were not written: {Reason}")]
    private partial void NotWritten(string reason);
}
