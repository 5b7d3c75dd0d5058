using System.Collections.Concurrent;
using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>Counts what the limits refuse on this node, and writes it now and then: a flood of requests is one write in ten seconds.</summary>
internal sealed class CountRefused(LimitRefusals store)
{
    private readonly ConcurrentDictionary<string, long> _refused = new();

    public void Add(string limit) => Add(limit, 1);

    /// <summary>Where the store does not answer, what was counted waits for the next time.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        Dictionary<string, long> taken = [];
        foreach (var name in _refused.Keys)
            if (_refused.TryRemove(name, out var count)) taken[name] = count;
        if (taken.Count == 0) return;
        try { await store.AddAsync(taken, ct); }
        catch
        {
            foreach (var (name, count) in taken) Add(name, count);
            throw;
        }
    }

    private void Add(string limit, long count) => _refused.AddOrUpdate(limit, count, (_, was) => was + count);
}

/// <summary>Writes what was refused, and reads what was chosen at another node whose word did not arrive.</summary>
internal sealed partial class LimitsJob(CountRefused refused, SiteSettings site, TimeProvider clock, ILogger<LimitsJob> log) : Recurring(TimeSpan.FromSeconds(10), clock)
{
    protected override async Task WorkAsync(CancellationToken ct)
    {
        await refused.WriteAsync(ct);
        await site.LoadLimitsAsync(ct);
    }

    protected override void Failed(Exception error) => NotWritten(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Refusals of limits were not written: {Reason}")]
    private partial void NotWritten(string reason);
}
