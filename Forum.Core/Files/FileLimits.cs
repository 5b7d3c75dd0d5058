namespace Forum.Core.Files;

/// <summary>How much may be given: Forum:Limits:FileMegabytes, PostFiles and DayMegabytes.</summary>
/// <param name="MostBytes">of one file</param>
/// <param name="PerPost">files under one message</param>
/// <param name="DayBytes">that one member may give within 24 hours</param>
public sealed record FileLimits(long MostBytes, int PerPost, long DayBytes)
{
    /// <summary>Bytes of a megabyte, as people and their telephones count them.</summary>
    public const long Megabyte = 1_000_000;

    /// <summary>25 MB (DESIGN.md), 10 files, and as much a day as eight full files.</summary>
    public static FileLimits Usual { get; } = new(25 * Megabyte, 10, 200 * Megabyte);
}
