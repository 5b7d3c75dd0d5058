namespace Forum.Core.Text;

internal sealed class EnglishFormats : Formats
{
    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Units = ["hour", "day", "month", "year"];

    public override string LongDateTime(DateTimeOffset when, TimeZoneInfo zone) => $"{LongDate(when, zone)}, {Time(when, zone)}";

    public override string LongDate(DateTimeOffset when, TimeZoneInfo zone)
    {
        var day = Local(when, zone);
        return $"{Weekday(day)}, {DayMonth(day, withYear: true)}";
    }

    public override string Time(TimeOnly time)
    {
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return $"{hour}:{time.Minute:00}{NoBreak}{(time.Hour < 12 ? "a.m." : "p.m.")}";
    }

    public override string Number(decimal value) => Digits(value, ',', '.', cents: false);

    public override string Money(decimal dollars)
    {
        var digits = Digits(dollars, ',', '.', cents: decimal.Round(dollars, 2) % 1 != 0);
        return digits[0] == '\u2212' ? $"\u2212${digits[1..]}" : $"${digits}";
    }

    public override string Percent(decimal hundredths) => $"{Number(hundredths)}%";

    public override string Age(TimeSpan duration)
    {
        var (count, unit) = Largest(duration);
        return count == 0 ? "less than an hour" : $"{count} {Units[unit]}{(count == 1 ? "" : "s")}";
    }

    private protected override string JustNow => "just now";

    private protected override string Yesterday => "yesterday";

    private protected override string MinutesAgo(int minutes) => $"{minutes}{NoBreak}min ago";

    private protected override string HoursAgo(int hours) => $"{hours}{NoBreak}h ago";

    private protected override string Weekday(DateTime day) => Days[(int)day.DayOfWeek];

    private protected override string DayMonth(DateTime day, bool withYear)
    {
        var date = $"{Months[day.Month - 1]} {day.Day}";
        return withYear ? $"{date}, {day.Year}" : date;
    }
}
