using Microsoft.Extensions.Time.Testing;

namespace Forum.Tests;

/// <summary>A clock that the test moves, and that can be set like the machine's: then the hour changes, and the timestamps, which count what has gone by, do not.</summary>
public sealed class JumpingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan _jumped;

    /// <summary>Somebody sets the clock, forward or back.</summary>
    public void Jump(TimeSpan by)
    {
        _jumped += by;
        AdjustTime(GetUtcNow() + by);
    }

    /// <summary>Days go by while the machine sleeps, all but the last minute: what happens each second need not happen millions of times.</summary>
    public void Sleep(TimeSpan by)
    {
        Jump(by - TimeSpan.FromMinutes(1));
        Advance(TimeSpan.FromMinutes(1));
    }

    public override long GetTimestamp() => base.GetTimestamp() - _jumped.Ticks;
}
