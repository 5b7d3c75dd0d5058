using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Web.Live;

namespace Forum.Web.Hosting;

/// <summary>Ends what guests of exchanges may do when it is over, and forgets their names later; on one node at a time. Readers see it live.</summary>
internal sealed partial class GuestsJob(EndGuests end, Database database, LiveNews news, ILogger<GuestsJob> log) : Recurring(TimeSpan.FromMinutes(1), TimeProvider.System)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("guests", async () =>
    {
        foreach (var change in await end.RunAsync(ct)) news.Changed(change);
    }, ct);

    protected override void Failed(Exception error) => NotEnded(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Guests of exchanges that are over were not looked at: {Reason}")]
    private partial void NotEnded(string reason);
}
