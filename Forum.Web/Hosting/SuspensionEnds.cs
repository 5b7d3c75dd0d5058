using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Web.Hosting;

/// <summary>Lets in again whose suspension is over, while the program serves; on one node at a time. The look is one range of a short index.</summary>
internal sealed partial class SuspensionEnds(EndSuspensions end, Database database, TimeProvider clock, ILogger<SuspensionEnds> log) : Recurring(TimeSpan.FromSeconds(30), clock)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("suspensions", () => end.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotLooked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Suspensions were not looked at: {Reason}")]
    private partial void NotLooked(string reason);
}
