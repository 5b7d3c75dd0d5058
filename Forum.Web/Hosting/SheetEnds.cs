using Forum.Core.Sheets;
using Forum.Web.Live;

namespace Forum.Web.Hosting;

/// <summary>Deadlines that pass and sheets that grow old, seen while the program serves; on one node at a time. Readers see it live.</summary>
internal sealed partial class SheetEnds(SettleSheets settle, LiveNews news, TimeProvider clock, ILogger<SheetEnds> log) : Recurring(TimeSpan.FromSeconds(30), clock)
{
    protected override async Task WorkAsync(CancellationToken ct)
    {
        foreach (var change in await settle.RunAsync(ct)) news.Changed(change);
    }

    protected override void Failed(Exception error) => NotLooked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Deadlines were not looked at: {Reason}")]
    private partial void NotLooked(string reason);
}
