using System.Globalization;
using Forum.Core.Text;

namespace Forum.Tests.Text;

/// <summary>Golden texts of DOMAIN.md §6. « _ » stands for the no-break space, so that the eye can check it.</summary>
public class FormatsTests
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
    private static readonly Formats Fr = Formats.For(Language.French);
    private static readonly Formats En = Formats.For(Language.English);
    private static readonly DateTimeOffset Now = At("2026-11-22T16:12");

    private static string Golden(string text) => text.Replace('_', '\u00A0');

    /// <summary>A moment by the clock of Eastern time.</summary>
    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Eastern.GetUtcOffset(time)).ToUniversalTime();
    }

    [TestCase("2026-12-01T14:30", "le mardi 1er décembre 2026, à 14_h_30", "Tuesday, December 1, 2026, 2:30_p.m.")]
    [TestCase("2026-08-13T14:30", "le jeudi 13 août 2026, à 14_h_30", "Thursday, August 13, 2026, 2:30_p.m.")]
    [TestCase("2026-11-01T09:05", "le dimanche 1er novembre 2026, à 9_h_5", "Sunday, November 1, 2026, 9:05_a.m.")]
    [TestCase("2026-02-28T00:00", "le samedi 28 février 2026, à 0_h", "Saturday, February 28, 2026, 12:00_a.m.")]
    [TestCase("2027-01-15T12:00", "le vendredi 15 janvier 2027, à 12_h", "Friday, January 15, 2027, 12:00_p.m.")]
    [TestCase("2026-07-06T23:59", "le lundi 6 juillet 2026, à 23_h_59", "Monday, July 6, 2026, 11:59_p.m.")]
    public void A_long_date_and_hour(string local, string french, string english)
    {
        Assert.That(Fr.LongDateTime(At(local), Eastern), Is.EqualTo(Golden(french)));
        Assert.That(En.LongDateTime(At(local), Eastern), Is.EqualTo(Golden(english)));
    }

    [Test]
    public void A_long_date_without_its_hour()
    {
        Assert.That(Fr.LongDate(At("2026-12-01T14:30"), Eastern), Is.EqualTo("le mardi 1er décembre 2026"));
        Assert.That(En.LongDate(At("2026-12-01T14:30"), Eastern), Is.EqualTo("Tuesday, December 1, 2026"));
    }

    [TestCase("2026-11-21T16:12", "21 novembre", "November 21")]
    [TestCase("2026-05-01T08:00", "1er mai", "May 1")]
    [TestCase("2025-12-31T23:59", "31 décembre 2025", "December 31, 2025")]
    [TestCase("2027-01-01T00:00", "1er janvier 2027", "January 1, 2027")]
    public void A_short_date_has_its_year_when_it_is_another_one(string local, string french, string english)
    {
        Assert.That(Fr.ShortDate(At(local), Now, Eastern), Is.EqualTo(french));
        Assert.That(En.ShortDate(At(local), Now, Eastern), Is.EqualTo(english));
    }

    [Test]
    public void A_short_date_and_hour()
    {
        Assert.That(Fr.ShortDateTime(At("2026-11-21T16:12"), Now, Eastern), Is.EqualTo(Golden("21 novembre, 16_h_12")));
        Assert.That(En.ShortDateTime(At("2026-11-21T16:12"), Now, Eastern), Is.EqualTo(Golden("November 21, 4:12_p.m.")));
    }

    [TestCase(9, 5, "9_h_5", "9:05_a.m.")]
    [TestCase(9, 0, "9_h", "9:00_a.m.")]
    [TestCase(0, 0, "0_h", "12:00_a.m.")]
    [TestCase(12, 30, "12_h_30", "12:30_p.m.")]
    [TestCase(23, 59, "23_h_59", "11:59_p.m.")]
    public void An_hour_has_no_useless_zero(int hour, int minute, string french, string english)
    {
        Assert.That(Fr.Time(new TimeOnly(hour, minute)), Is.EqualTo(Golden(french)));
        Assert.That(En.Time(new TimeOnly(hour, minute)), Is.EqualTo(Golden(english)));
    }

    [Test]
    public void The_hour_is_that_of_the_zone_asked_for()
    {
        var noon = At("2026-12-04T12:00");
        var islands = TimeZoneInfo.FindSystemTimeZoneById("America/Halifax");
        Assert.That(Fr.Time(noon, Eastern), Is.EqualTo(Golden("12_h")));
        Assert.That(Fr.Time(noon, islands), Is.EqualTo(Golden("13_h")));
    }

    [TestCase("0", "0", "0")]
    [TestCase("42", "42", "42")]
    [TestCase("1200", "1_200", "1,200")]
    [TestCase("1234.5", "1_234,5", "1,234.5")]
    [TestCase("1234567.891", "1_234_567,89", "1,234,567.89")]
    [TestCase("100000", "100_000", "100,000")]
    [TestCase("-1200", "−1_200", "−1,200")]
    [TestCase("-0.001", "0", "0")]
    public void A_number_is_grouped_by_three(string value, string french, string english)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.That(Fr.Number(number), Is.EqualTo(Golden(french)));
        Assert.That(En.Number(number), Is.EqualTo(Golden(english)));
    }

    [TestCase("1200", "1_200_$", "$1,200")]
    [TestCase("25000", "25_000_$", "$25,000")]
    [TestCase("1234.5", "1_234,50_$", "$1,234.50")]
    [TestCase("0.999", "1_$", "$1")]
    [TestCase("35", "35_$", "$35")]
    [TestCase("-12", "−12_$", "−$12")]
    public void An_amount_shows_cents_only_when_there_are_some(string value, string french, string english)
    {
        var dollars = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.That(Fr.Money(dollars), Is.EqualTo(Golden(french)));
        Assert.That(En.Money(dollars), Is.EqualTo(Golden(english)));
    }

    [TestCase("42", "42_%", "42%")]
    [TestCase("42.5", "42,5_%", "42.5%")]
    public void A_percentage(string value, string french, string english)
    {
        var hundredths = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.That(Fr.Percent(hundredths), Is.EqualTo(Golden(french)));
        Assert.That(En.Percent(hundredths), Is.EqualTo(Golden(english)));
    }

    [TestCase("2026-11-22T16:12", "à l’instant", "just now")]
    [TestCase("2026-11-22T16:11", "il y a 1_min", "1_min ago")]
    [TestCase("2026-11-22T16:04", "il y a 8_min", "8_min ago")]
    [TestCase("2026-11-22T15:13", "il y a 59_min", "59_min ago")]
    [TestCase("2026-11-22T15:12", "il y a 1_h", "1_h ago")]
    [TestCase("2026-11-22T13:12", "il y a 3_h", "3_h ago")]
    [TestCase("2026-11-22T00:05", "il y a 16_h", "16_h ago")]
    [TestCase("2026-11-21T23:55", "hier", "yesterday")]
    [TestCase("2026-11-21T08:00", "hier", "yesterday")]
    [TestCase("2026-11-20T23:00", "vendredi", "Friday")]
    [TestCase("2026-11-16T09:00", "lundi", "Monday")]
    [TestCase("2026-11-15T23:00", "15 novembre", "November 15")]
    [TestCase("2025-11-15T23:00", "15 novembre 2025", "November 15, 2025")]
    [TestCase("2026-11-22T16:13", "à l’instant", "just now")]
    [TestCase("2027-11-22T16:13", "à l’instant", "just now")]
    public void How_long_ago_is_never_negative(string then, string french, string english)
    {
        Assert.That(Fr.Ago(At(then), Now, Eastern), Is.EqualTo(Golden(french)));
        Assert.That(En.Ago(At(then), Now, Eastern), Is.EqualTo(Golden(english)));
    }

    [Test]
    public void A_message_of_late_last_night_is_hours_old_before_it_is_of_yesterday()
    {
        Assert.That(Fr.Ago(At("2026-11-21T23:00"), At("2026-11-22T01:30"), Eastern), Is.EqualTo(Golden("il y a 2_h")));
        Assert.That(Fr.Ago(At("2026-11-21T23:00"), At("2026-11-22T08:30"), Eastern), Is.EqualTo("hier"));
    }

    [TestCase(-5, "moins d’une heure", "less than an hour")]
    [TestCase(0.5, "moins d’une heure", "less than an hour")]
    [TestCase(1, "1 heure", "1 hour")]
    [TestCase(5.9, "5 heures", "5 hours")]
    [TestCase(24, "1 jour", "1 day")]
    [TestCase(75, "3 jours", "3 days")]
    [TestCase(24 * 59, "59 jours", "59 days")]
    [TestCase(24 * 61, "2 mois", "2 months")]
    [TestCase(24 * 800, "2 ans", "2 years")]
    public void The_age_of_an_open_question(double hours, string french, string english)
    {
        Assert.That(Fr.Age(TimeSpan.FromHours(hours)), Is.EqualTo(french));
        Assert.That(En.Age(TimeSpan.FromHours(hours)), Is.EqualTo(english));
    }

    [Test]
    public void Machines_read_the_UTC_instant_and_figures_without_slashes()
    {
        Assert.That(Formats.Iso(At("2026-12-01T14:30")), Is.EqualTo("2026-12-01T19:30:00Z"));
        Assert.That(Formats.NumericDate(At("2026-11-22T23:30"), Eastern), Is.EqualTo("2026-11-22"));
    }

    [Test]
    public void The_ends_of_time_do_not_throw()
    {
        foreach (var when in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            foreach (var formats in new[] { Fr, En })
            {
                Assert.That(formats.LongDateTime(when, Eastern), Is.Not.Empty);
                Assert.That(formats.Ago(when, Now, Eastern), Is.Not.Empty);
                Assert.That(formats.ShortDateTime(when, Now, Eastern), Is.Not.Empty);
            }
    }
}
