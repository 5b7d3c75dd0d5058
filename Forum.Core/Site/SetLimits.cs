using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;

namespace Forum.Core.Site;

/// <summary>A coordinator chooses how much people may do. What the host's settings say stays, whatever is chosen here.</summary>
[UseCase]
public sealed class SetLimits(Database database, SiteSettings site, TimeProvider clock)
{
    private static readonly Pace Usual = new(null, null);

    /// <summary>As typed; empty: the usual number. A limit that is not named stays as it is.</summary>
    public sealed record Said(string Name, string? Burst, string? PerMinute);

    public async Task<Outcome<Done>> RunAsync(Member by, IReadOnlyList<Said> said, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        Dictionary<string, Pace> chosen = [];
        foreach (var (name, burst, minute) in said)
        {
            if (LimitRange.All.FirstOrDefault(r => r.Name == name) is not { } range) return Refusal.NotFound;
            if (!Reads(burst, range.BurstLeast, range.BurstMost, out var atOnce)) return Refusal.Invalid(name + "Burst", "administration.limit_out");
            if (!Reads(minute, range.MinuteLeast, range.MinuteMost, out var eachMinute)) return Refusal.Invalid(name + "PerMinute", "administration.limit_out");
            chosen[name] = new(atOnce, eachMinute);
        }
        return await SiteSettings.ChangeLimitsAsync(database, site, now =>
        {
            var changed = chosen.Where(c => (now.Paces.GetValueOrDefault(c.Key) ?? Usual) != c.Value).ToList();
            Dictionary<string, Pace> paces = new(now.Paces);
            foreach (var (name, pace) in changed) paces[name] = pace;
            return (now with { Paces = paces }, [.. changed.Select(c => new AuditEntry(by.Id, AuditAct.LimitSet, clock.GetUtcNow()) { Detail = $"{c.Key} {Text(c.Value.Burst)} {Text(c.Value.PerMinute)}" })]);
        }, ct);
    }

    private static bool Reads(string? text, long least, long most, out long? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!long.TryParse(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < least || read > most) return false;
        number = read;
        return true;
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}

/// <summary>A coordinator says that a meeting is held, or that it is over: many people then reach the place through one address. It ends by itself.</summary>
[UseCase]
public sealed class HoldMeeting(Database database, SiteSettings site, TimeProvider clock)
{
    /// <summary>What may be chosen, in hours: a half day, a day, two, three. Seed: « deux jours » of a rencontre nationale.</summary>
    public static IReadOnlyList<long> Hours { get; } = [4, 12, 48, 72];

    /// <param name="hours">one of <see cref="Hours"/>; null: it is over</param>
    public async Task<Outcome<Done>> RunAsync(Member by, long? hours, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        if (hours is { } asked && !Hours.Contains(asked)) return Refusal.Invalid("Hours", "administration.meeting_hours_wrong");
        var at = clock.GetUtcNow();
        return await SiteSettings.ChangeLimitsAsync(database, site, now => hours is null && !now.IsMeeting(at) ? (now, [])
            : (now with { MeetingUntil = hours is { } lasts ? at.AddHours(lasts) : null },
                [new AuditEntry(by.Id, hours is null ? AuditAct.MeetingEnded : AuditAct.MeetingHeld, at) { Detail = hours?.ToString(CultureInfo.InvariantCulture) ?? "" }]), ct);
    }
}
