using Forum.Core.Agenda;
using Forum.Core.Data;

namespace Forum.Web.Hosting;

/// <summary>Letters about days that come near or are past, put into the outbox when they are due; on one node at a time.</summary>
internal sealed partial class AgendaJob(WriteAgendaLetters write, Database database, TimeProvider clock, ILogger<AgendaJob> log) : Recurring(TimeSpan.FromMinutes(5), clock)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("agenda", () => write.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotLooked(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Deadlines were not looked at for letters: {Reason}")]
    private partial void NotLooked(string reason);
}
