using System.Threading.RateLimiting;

namespace Forum.Web.Hosting;

/// <summary>
/// Burst first, then one each so often. The framework's token bucket refills by a timer of its own; this one asks the program's clock (its timestamps, which no change of the hour moves),
/// so that Retry-After is exact and tests need not wait. One number is its whole state: when the bucket would be full again.
/// </summary>
internal sealed class Bucket(Rate rate, TimeProvider clock) : RateLimiter
{
    private static readonly Lease Granted = new(null);
    private readonly Lock _turn = new();
    private readonly long _step = Math.Max(1, (long)(clock.TimestampFrequency * 60 / rate.PerMinute));
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
            var now = clock.GetTimestamp();
            var full = Math.Max(_full, now) + _step * permitCount;
            var excess = full - now - (long)(_step * rate.Burst);
            if (excess > 0) return new Lease(clock.GetElapsedTime(0, excess));
            _full = full;
            return Granted;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return retryAfter is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
