using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>A day of a sheet: a deadline, or a time when people meet.</summary>
/// <param name="Key">names it within its sheet, for good</param>
/// <param name="RegionId">null: for everybody</param>
/// <param name="StartsAt">the deadline itself; without an hour the last second of its day</param>
/// <param name="HasHour">false: only the day is known</param>
/// <param name="Zone">in which the hour was written (<see cref="SheetZones"/>)</param>
/// <param name="Sequence">how often it was moved</param>
public sealed record SheetDate(long Key, long? RegionId, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, bool HasHour, string Zone, long Sequence, DateTimeOffset? CancelledAt)
{
    /// <summary>When it is over: only then is a deadline missed or a meeting past.</summary>
    public DateTimeOffset Until => EndsAt ?? StartsAt;
}

/// <summary>What a message says in fields, as everybody sees it.</summary>
/// <param name="Fields">by name; what is empty is not there</param>
/// <param name="Dates">in the order of time, called off ones too</param>
/// <param name="EndedAt">when its last day was over</param>
/// <param name="StaleAt">when it had not been looked at for <see cref="SheetKind.Age"/></param>
/// <param name="OutdatedAt">when a member said that it holds no longer, and nobody has looked since</param>
public sealed record Sheet(ThreadKind Kind, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<SheetDate> Dates, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, DateTimeOffset? StaleAt, DateTimeOffset? OutdatedAt)
{
    public SheetKind Form => SheetKind.Of(Kind)!;

    /// <summary>Empty where nothing is said.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>The days that stand.</summary>
    public IEnumerable<SheetDate> Days => Dates.Where(d => d.CancelledAt is null);

    /// <summary>The day on which somebody last said that it holds; null where nobody has.</summary>
    public DateOnly? VerifiedOn => DateOnly.TryParseExact(this[SheetKind.Verified], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What of it is searched: the words people wrote.</summary>
    public static string SearchText(IReadOnlyDictionary<string, string> fields) => string.Join('\n', fields.Where(f => f.Key != SheetKind.Verified).Select(f => f.Value));

    internal static IReadOnlyDictionary<string, string> Parse(string json) => json.Length == 0 ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    // as people wrote it: who looks for a name in the raw store finds it, or finds that it is gone
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(IReadOnlyDictionary<string, string> fields) => JsonSerializer.Serialize(fields, Literal);
}

/// <summary>The two hours of Québec, by the names in which forms offer them.</summary>
public static class SheetZones
{
    public const string East = "America/Toronto";

    public const string Islands = "America/Halifax";

    public static IReadOnlyList<string> All { get; } = [East, Islands];

    /// <summary>The Îles-de-la-Madeleine, an hour ahead of the rest of Québec all year.</summary>
    public static TimeZoneInfo Atlantic { get; } = TimeZoneInfo.FindSystemTimeZoneById(Islands);

    public static TimeZoneInfo Of(string zone) => zone == Islands ? Atlantic : Zones.Place;
}
