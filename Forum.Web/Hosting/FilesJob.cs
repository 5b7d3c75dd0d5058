using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Web.Live;

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

/// <summary>Pictures of PDFs' first pages, some seconds after they were given; readers see them come. A machine that draws none says why, once.</summary>
internal sealed partial class PagesJob(DrawPages draw, LiveNews news, ILogger<PagesJob> log) : Recurring(TimeSpan.FromSeconds(5), TimeProvider.System)
{
    /// <summary>Its host may install what lacks while the program serves.</summary>
    private static readonly TimeSpan LooksAgain = TimeSpan.FromHours(1);

    private string? _told;
    private long? _lackedAt;

    protected override async Task WorkAsync(CancellationToken ct)
    {
        if (_lackedAt is { } at && TimeProvider.System.GetElapsedTime(at) < LooksAgain) return;
        var (lack, changed) = await draw.RunAsync(ct);
        _lackedAt = lack is null ? null : TimeProvider.System.GetTimestamp();
        if (lack is not null && lack != _told) NoPages(_told = lack);
        foreach (var change in changed) news.Changed(change);
    }

    protected override void Failed(Exception error) => NotDrawn(error.GetType().Name);

    [LoggerMessage(LogLevel.Information, "No pictures of PDF: {Reason} (docs/HOSTING.md, 7)")]
    private partial void NoPages(string reason);

    [LoggerMessage(LogLevel.Error, "Pages of PDF were not drawn: {Reason}")]
    private partial void NotDrawn(string reason);
}
