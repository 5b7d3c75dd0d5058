using System.Globalization;
using Forum.Core.Questions;
using Forum.Core.Text;

namespace Forum.Tests.Questions;

public sealed class WorkingHoursTests
{
    // 2024: Easter on March 31. 2026: May 25 is itself a Monday. 2029: June 24 and July 1 are Sundays
    [TestCase(2024, "01-01 03-29 05-20 06-24 07-01 09-02 10-14 12-25")]
    [TestCase(2026, "01-01 04-03 05-18 06-24 07-01 09-07 10-12 12-25")]
    [TestCase(2027, "01-01 03-26 05-24 06-24 07-01 09-06 10-11 12-25")]
    [TestCase(2029, "01-01 03-30 05-21 06-25 07-02 09-03 10-08 12-25")]
    public void Holidays_are_those_of_the_law(int year, string days) =>
        Assert.That(string.Join(' ', WorkingHours.Holidays(year).Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))), Is.EqualTo(days));

    [TestCase("2026-11-23 09:00", "2026-11-23 11:30", 150)]
    [TestCase("2026-11-23 06:00", "2026-11-23 20:00", 540)]
    [TestCase("2026-11-27 16:00", "2026-11-30 09:00", 120, Description = "over a weekend")]
    [TestCase("2026-11-28 10:00", "2026-11-29 18:00", 0, Description = "a weekend")]
    [TestCase("2026-12-24 15:00", "2026-12-28 10:00", 240, Description = "over Christmas and a weekend")]
    [TestCase("2026-03-06 16:00", "2026-03-09 09:00", 120, Description = "the clock goes forward on that Sunday")]
    [TestCase("2026-10-30 16:00", "2026-11-02 09:00", 120, Description = "and back on that one")]
    [TestCase("2026-11-24 12:00", "2026-11-23 12:00", 0, Description = "backwards")]
    public void Only_working_time_is_counted(string from, string to, int minutes) =>
        Assert.That(WorkingHours.Between(At(from), At(to)), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void Years_are_the_sum_of_their_days()
    {
        var (from, sum) = (At("2024-02-10 11:20"), TimeSpan.Zero);
        for (var day = from; day < At("2027-03-01 10:00"); day = day.AddHours(17))
        {
            Assert.That(WorkingHours.Between(from, day), Is.EqualTo(sum), $"{day}");
            sum += WorkingHours.Between(day, day.AddHours(17));
        }
    }

    [TestCase("2026-11-23 09:00", 9, "2026-11-24 09:00")]
    [TestCase("2026-11-23 08:00", 9, "2026-11-23 17:00", Description = "a whole day ends with it")]
    [TestCase("2026-11-23 19:00", 9, "2026-11-24 17:00")]
    [TestCase("2026-11-27 15:00", 9, "2026-11-30 15:00")]
    [TestCase("2026-12-24 16:00", 18, "2026-12-29 16:00")]
    [TestCase("2026-12-31 12:00", 9, "2027-01-04 12:00", Description = "New Year’s Day is a Friday")]
    public void A_working_day_ends_when_nine_hours_have_gone_by(string from, int hours, string at)
    {
        var end = WorkingHours.After(At(from), TimeSpan.FromHours(hours));
        Assert.That(end, Is.EqualTo(At(at)));
        Assert.That(WorkingHours.Between(At(from), end), Is.EqualTo(TimeSpan.FromHours(hours)));
    }

    [Test]
    public void What_is_at_least_so_old_is_what_ended_by_now()
    {
        // every quarter of an hour of a fortnight with a weekend and a holiday: SQL asks one, people are told the other
        for (var now = At("2026-12-18 07:00"); now < At("2027-01-05 18:00"); now = now.AddMinutes(45))
        {
            var due = WorkingHours.Before(now, WorkingHours.OneDay);
            foreach (var asked in new[] { due.AddMinutes(-1), due })
                Assert.That(WorkingHours.After(asked, WorkingHours.OneDay), Is.LessThanOrEqualTo(now), $"{asked} {now}");
            Assert.That(WorkingHours.Between(due, now), Is.EqualTo(WorkingHours.OneDay), $"{now}");
        }
    }

    [TestCase("2026-11-23 07:59", false)]
    [TestCase("2026-11-23 08:00", true)]
    [TestCase("2026-11-23 16:59", true)]
    [TestCase("2026-11-23 17:00", false)]
    [TestCase("2026-11-22 12:00", false)]
    [TestCase("2026-12-25 12:00", false)]
    public void People_are_at_work_from_8_h_to_17_h(string at, bool open) => Assert.That(WorkingHours.AreNow(At(at)), Is.EqualTo(open));

    internal static DateTimeOffset At(string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(at, Zones.Place.GetUtcOffset(at)).ToUniversalTime();
    }
}
