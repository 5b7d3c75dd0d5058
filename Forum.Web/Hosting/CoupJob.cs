using Forum.Core.BonsCoups;
using Forum.Core.Data;

namespace Forum.Web.Hosting;

/// <summary>Asks for news of bons coups a year after anybody looked at them; on one node at a time.</summary>
internal sealed partial class CoupJob(AskForNews ask, Database database, TimeProvider clock, ILogger<CoupJob> log) : Recurring(TimeSpan.FromHours(1), clock)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("bons coups", () => ask.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotAsked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Bons coups were not looked at for news: {Reason}")]
    private partial void NotAsked(string reason);
}
