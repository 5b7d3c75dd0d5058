namespace Forum.Web.Pages.Agenda;

/// <summary>What of the agenda a calendar asks for, in slugs; its address names each part in one order, so that a key is for one list.</summary>
public sealed record CalendarChoice(string? Region, string? Theme, string? Genre);

public static class CalendarAddress
{
    public const string Path = "/agenda.ics";

    public static string Of(CalendarChoice choice)
    {
        var given = new[] { ("region", choice.Region), ("theme", choice.Theme), ("genre", choice.Genre) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}").ToList();
        return given.Count == 0 ? Path : Path + "?" + string.Join('&', given);
    }
}
