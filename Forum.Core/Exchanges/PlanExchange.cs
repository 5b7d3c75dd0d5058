using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// Who conducts an exchange writes its plan, before it is opened or while it is held: one part a line, with its minutes. Where the plan already stands at a part, that part stays.
/// Refused: more than <see cref="MostSegments"/> parts, a title too long, minutes that are none or more than <see cref="MostMinutes"/>; a Codev has its six steps, whose minutes alone may change; one that is over.
/// </summary>
[UseCase]
public sealed class PlanExchange(Database database)
{
    public const int MostSegments = 12, MaxTitle = 120, MostMinutes = 180;

    /// <param name="Titles">of the parts, in their order; empty ones are dropped with their minutes</param>
    /// <param name="Minutes">as they were typed</param>
    public sealed record Command(Member By, long ThreadId, ExchangeMode Mode, IReadOnlyList<string?> Titles, IReadOnlyList<string?> Minutes);

    public Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        var (plan, fault) = Read(command);
        if (fault is not null) return Task.FromResult<Outcome<ThreadHead>>(fault);
        return ExchangeAct.LeadAsync(database, command.By, command.ThreadId, async (db, found) =>
        {
            if (found.Exchange.ClosedAt is not null) return Refusal.Invalid("", "exchanges.is_over");
            if (found.Exchange.IsLive && found.Exchange.Mode != command.Mode) return Refusal.Invalid("Mode", "exchanges.mode_fixed");
            await ExchangeRows.WritePlanAsync(db, found.Thread.Id, plan!);
            await db.RunAsync("update exchanges set mode = @mode, client_id = case when @mode = 'Codev' then client_id else null end, segment = case when segment > @parts then null else segment end where thread_id = @Id",
                new { mode = command.Mode.ToString(), parts = (long)plan!.Count, found.Thread.Id });
            return null;
        }, ct);
    }

    private static Outcome<List<(string, long)>> Read(Command command)
    {
        List<(string, long)> plan = [];
        for (var n = 0; n < command.Titles.Count; n++)
        {
            var title = Input.CleanLine(command.Titles[n]);
            if (title.Length == 0) continue;
            if (Input.Fault(title, MaxTitle) is { } titleFault) return Refusal.Invalid($"Title{n}", titleFault is "input.too_long" ? "exchanges.segment_long" : titleFault);
            if (!long.TryParse(Input.CleanLine(command.Minutes.ElementAtOrDefault(n)), out var minutes) || minutes is < 1 or > MostMinutes) return Refusal.Invalid($"Minutes{n}", "exchanges.minutes");
            plan.Add((title, minutes));
        }
        if (plan.Count > MostSegments) return Refusal.Invalid("", "exchanges.too_many_segments");
        if (command.Mode is ExchangeMode.Codev && plan.Count != Sections.CodevSteps) return Refusal.Invalid("", "exchanges.six_steps");
        return plan;
    }
}
