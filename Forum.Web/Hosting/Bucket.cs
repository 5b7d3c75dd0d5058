using System.Threading.RateLimiting;

namespace Forum.Web.Hosting;

/// <summary>
/// Burst first, then one each so often. The framework's token bucket refills by a timer of its own; this one asks the program's clock (its timestamps, which no change of the hour moves),
/// so that Retry-After is exact and tests need not wait. One number is its whole state: when the bucket would be full again.
/// </summary>
/// <param name="rate">now: it may be changed while the place serves</param>
/// <param name="name">of the limit, told with a refusal</param>
internal sealed class Bucket(string name, Func<Rate> rate, TimeProvider clock) : RateLimiter
{
    /// <summary>Which limit refused.</summary>
    public static readonly MetadataName<string> Limit = new("FORUM_LIMIT");

    private static readonly Lease Granted = new("", null);
    private readonly Lock _turn = new();
    private long _full = clock.GetTimestamp();

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_turn)
            {
                var now = clock.GetTimestamp();
                return _full > now ? null : clock.GetElapsedTime(_full, now);
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_turn)
        {
            var (now, (burst, perMinute)) = (clock.GetTimestamp(), rate());
            var step = Math.Max(1, (long)(clock.TimestampFrequency * 60 / perMinute));
            var full = Math.Max(_full, now) + step * permitCount;
            var excess = full - now - (long)(step * burst);
            if (excess > 0) return new Lease(name, clock.GetElapsedTime(0, excess));
            _full = full;
            return Granted;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    private sealed class Lease(string limit, TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name, Limit.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == Limit.Name ? limit : retryAfter;
            return retryAfter is not null && (metadataName == MetadataName.RetryAfter.Name || metadataName == Limit.Name);
        }
    }
}
