using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>
/// What counts at this moment: what the host fixed, else what coordinators chose, else the usual number, each time multiplied by the host's Scale.
/// Forty people at a meeting share one address: signed in each has her own limits; before that an address has <see cref="AddressShare"/> times one member's.
/// </summary>
public sealed class LimitsInForce(Limits host, SiteSettings site, TimeProvider clock)
{
    /// <summary>An address counts as so many people, and as so many while a meeting is held.</summary>
    public const double UsualShare = 10, MeetingShare = 40;

    /// <summary>What an address may try and hold open is so much more while a meeting is held; one account's tries never are.</summary>
    private const double More = MeetingShare / UsualShare;

    public Rate this[string name] => Unscaled(name) * host.Scale;

    public bool IsMeeting => site.Limits.IsMeeting(clock.GetUtcNow());

    public double AddressShare => IsMeeting ? MeetingShare : UsualShare;

    public Rate SignInAddress => this["SignInAddress"] * (IsMeeting ? More : 1);

    public int MemberSockets => host.MemberSockets;

    public int AddressSockets => (int)Math.Min(int.MaxValue, host.AddressSockets * (IsMeeting ? More : 1));

    /// <summary>As people read it.</summary>
    public Rate Unscaled(string name)
    {
        var usual = host[name];
        return !host.IsFixed(name) && site.Limits.Paces.TryGetValue(name, out var pace) ? new(pace.Burst ?? usual.Burst, pace.PerMinute ?? usual.PerMinute) : usual;
    }
}
