using System.Globalization;

namespace Forum.Core.Sheets;

/// <summary>The names of a sheet’s fields in forms: each kind has its own, so that one form may offer several.</summary>
public static class SheetNames
{
    public const string Prefix = "Sheet.";

    /// <summary>Days of one sheet: a course in ten sessions, a call with a deadline in each region.</summary>
    public const int MostDates = 20;

    public static string Field(SheetKind kind, string name) => $"{Prefix}{kind.Slug}.{name}";

    /// <param name="part">key, day, from, to, zone, region or drop</param>
    /// <param name="n">from 0</param>
    public static string Date(SheetKind kind, int n, string part) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{kind.Slug}.date{n}.{part}");
}
