namespace Forum.Core.Text;

internal sealed class FrenchFormats : Formats
{
    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    private static readonly string[] One = ["heure", "jour", "mois", "an"];
    private static readonly string[] Many = ["heures", "jours", "mois", "ans"];

    public override string LongDateTime(DateTimeOffset when, TimeZoneInfo zone) => $"{LongDate(when, zone)}, à {Time(when, zone)}";

    public override string LongDate(DateTimeOffset when, TimeZoneInfo zone)
    {
        var day = Local(when, zone);
        return $"le {Weekday(day)} {DayMonth(day, withYear: true)}";
    }

    public override string Time(TimeOnly time) => time.Minute == 0 ? $"{time.Hour}{NoBreak}h" : $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute}";

    public override string Number(decimal value) => Digits(value, NoBreak, ',', cents: false);

    public override string Money(decimal dollars) => $"{Digits(dollars, NoBreak, ',', cents: decimal.Round(dollars, 2) % 1 != 0)}{NoBreak}$";

    public override string Percent(decimal hundredths) => $"{Number(hundredths)}{NoBreak}%";

    public override string Age(TimeSpan duration)
    {
        var (count, unit) = Largest(duration);
        return count == 0 ? "moins d’une heure" : $"{count} {(count == 1 ? One : Many)[unit]}";
    }

    private protected override string JustNow => "à l’instant";

    private protected override string Yesterday => "hier";

    private protected override string MinutesAgo(int minutes) => $"il y a {minutes}{NoBreak}min";

    private protected override string HoursAgo(int hours) => $"il y a {hours}{NoBreak}h";

    private protected override string Weekday(DateTime day) => Days[(int)day.DayOfWeek];

    private protected override string DayMonth(DateTime day, bool withYear)
    {
        var date = $"{(day.Day == 1 ? "1er" : day.Day)} {Months[day.Month - 1]}";
        return withYear ? $"{date} {day.Year}" : date;
    }
}
