using Forum.Core.Demo;

namespace Forum.Tests.Demo;

public sealed class DemoClockTests
{
    /// <summary>Monday, 23 November 2026, 9 h in Québec.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    [TestCase(0, "lun 08:12", "2026-11-23T13:12:00Z")]
    [TestCase(0, "lun 09:00", "2026-11-23T14:00:00Z")]
    [TestCase(0, "lun 09:01", "2026-11-16T14:01:00Z")]
    [TestCase(0, "dim 20:10", "2026-11-23T01:10:00Z")]
    [TestCase(1, "mar 08:00", "2026-11-10T13:00:00Z")]
    [TestCase(3, "lun 08:00", "2026-11-02T13:00:00Z")]
    [TestCase(4, "lun 08:00", "2026-10-26T12:00:00Z")]
    public void The_first_post_is_the_latest_such_moment_less_its_weeks(int weeksAgo, string when, string expected) =>
        Assert.That(new DemoClock(Monday).Moments(weeksAgo, [when])[0], Is.EqualTo(DateTimeOffset.Parse(expected)));

    [Test]
    public void A_further_post_is_the_next_such_moment_after_the_one_before() =>
        Assert.That(new DemoClock(Monday).Moments(2, ["mar 20:15", "mar 21:00", "mar 07:00", "-3h", "-12m"]), Is.EqualTo(new[]
        {
            new DateTimeOffset(2026, 11, 4, 1, 15, 0, TimeSpan.Zero), new(2026, 11, 4, 2, 0, 0, TimeSpan.Zero), new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero),
            Monday.AddHours(-3), Monday.AddMinutes(-12),
        }));

    [Test]
    public void Whatever_the_hour_it_is_loaded_no_post_is_in_the_future_none_older_than_said_and_each_comes_after_the_one_before()
    {
        var threads = DemoData.Read().Threads;
        // five weeks from each change of clocks on, hour by hour
        foreach (var start in new[] { new DateTimeOffset(2026, 10, 30, 0, 20, 0, TimeSpan.Zero), new(2027, 3, 12, 0, 20, 0, TimeSpan.Zero) })
        {
            for (var hour = 0; hour < 35 * 24; hour++)
            {
                var now = start.AddHours(hour);
                var wrong = threads.Where(t => new DemoClock(now).Moments(t.WeeksAgo, [.. t.Posts.Select(p => p.When)]) is var at
                    && (at[^1] > now || at[0] < now.AddDays(-7 * (t.WeeksAgo + 1)).AddHours(-1) || at.Zip(at.Skip(1)).Any(pair => pair.First >= pair.Second))).Select(t => $"{t.Ref} at {now:u}");
                Assert.That(wrong, Is.Empty);
            }
        }
    }
}
