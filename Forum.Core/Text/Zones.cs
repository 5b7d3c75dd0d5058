namespace Forum.Core.Text;

/// <summary>The zone in which the place writes hours until a reader's browser says its own.</summary>
public static class Zones
{
    /// <summary>Eastern time, the hour of all but the Îles-de-la-Madeleine.</summary>
    public static TimeZoneInfo Place { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
}
