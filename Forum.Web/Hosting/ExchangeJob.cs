using Forum.Core.Data;
using Forum.Core.Exchanges;

namespace Forum.Web.Hosting;

/// <summary>Reminders of live exchanges, put into the outbox when they are due; on one node at a time.</summary>
internal sealed partial class ExchangeJob(WriteExchangeReminders write, Database database, TimeProvider clock, ILogger<ExchangeJob> log) : Recurring(TimeSpan.FromMinutes(2), clock)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("exchanges", () => write.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotLooked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Live exchanges were not looked at for reminders: {Reason}")]
    private partial void NotLooked(string reason);
}
