namespace Forum.Core.Posts;

/// <summary>The id of one sending of a form: sent twice, it writes once. A program may send any GUID (DESIGN.md, Contracts for scripts); those of our own forms are GUIDs of version 7, by which they are known again.</summary>
public static class Submission
{
    /// <summary>
    /// How long the same words from two of our forms are one message. The browser's way back shows a form that was made anew, with the old text in it and another id:
    /// who sends it again has not said it twice.
    /// </summary>
    internal static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public static string New() => Guid.CreateVersion7().ToString();

    public static bool IsReadable(string? id) => Guid.TryParse(id, out _);

    internal static bool IsOurs(string id) => Guid.TryParse(id, out var guid) && guid.Version == 7;
}
