using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>One limit as coordinators read it.</summary>
/// <param name="Now">before the host's Scale</param>
/// <param name="Usual">where nobody in the place chooses</param>
/// <param name="Range">what may be chosen; null: nothing</param>
/// <param name="IsFixed">by the host</param>
/// <param name="Refused">in the last 24 hours, on every node</param>
public sealed record LimitRow(string Name, Rate Now, Rate Usual, LimitRange? Range, bool IsFixed, long Refused);

/// <summary>All limits, with what they refused.</summary>
internal sealed class LimitSheet(LimitsInForce limits, Limits host, LimitRefusals refusals, CountRefused refused)
{
    public double Scale => host.Scale;

    public bool IsMeeting => limits.IsMeeting;

    public async Task<IReadOnlyList<LimitRow>> ReadAsync(CancellationToken ct)
    {
        await refused.WriteAsync(ct);
        var counts = await refusals.ReadAsync(ct);
        LimitRow Row(string name) => new(name, limits.Unscaled(name), host[name], host.IsFixed(name) ? null : LimitRange.All.FirstOrDefault(r => r.Name == name), host.IsFixed(name), counts.GetValueOrDefault(name));
        var order = LimitRange.All.Select(r => r.Name).ToList();
        return
        [
            .. order.Concat(Limits.Names.Except(order)).Select(Row),
            new(LimitPolicies.Sockets, new(host.MemberSockets / host.Scale, host.AddressSockets / host.Scale), default, null, host.IsFixed(LimitPolicies.Sockets), counts.GetValueOrDefault(LimitPolicies.Sockets)),
        ];
    }
}
