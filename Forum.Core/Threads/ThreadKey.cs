using System.Globalization;

namespace Forum.Core.Threads;

/// <summary>Where a list goes on: the activity and id of its last row. Lists page by such keys, never by OFFSET, so that page 500 costs what page 1 costs.</summary>
/// <param name="At">activity of the row: its last post</param>
public sealed record ThreadKey(DateTimeOffset At, long Id)
{
    /// <summary>Before every thread: the first page.</summary>
    public static ThreadKey Newest { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_999), long.MaxValue);

    /// <summary>As it stands in addresses; readers need not understand it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds():x}-{Id:x}");

    /// <summary>Nothing given is the first page; null where the text is no key of ours.</summary>
    public static ThreadKey? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Newest;
        return text.Split('-') is [var at, var id] && Number(at) is { } ms && ms <= Newest.At.ToUnixTimeMilliseconds() && Number(id) is { } number
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), number) : null;
    }

    private static long? Number(string text) => text.Length <= 16 && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
