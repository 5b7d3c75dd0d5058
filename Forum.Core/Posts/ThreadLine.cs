using System.Globalization;

namespace Forum.Core.Posts;

/// <summary>What facilitators did to a thread, where its readers should know; and « Des nouvelles », which its asker gave, and a new version of a tool.</summary>
public enum LineAct { Locked, Unlocked, Slowed, Unslowed, Filed, MovedOut, MovedIn, Merged, Undone, News, NewVersion }

/// <summary>A thin line in a thread, under the post that was last when it happened. It names nobody: « l’animation » acts together.</summary>
/// <param name="Count">messages, or minutes; 0 where the act has no number</param>
public sealed record ThreadLine(LineAct Act, DateTimeOffset At, long Count = 0)
{
    /// <summary>As it is kept, one behind the other.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Act} {At.ToUnixTimeMilliseconds()} {Count}\n");

    /// <summary>Those of a post, in their order.</summary>
    public static IEnumerable<ThreadLine> Parse(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(parts =>
        new ThreadLine(Enum.Parse<LineAct>(parts[0]), DateTimeOffset.FromUnixTimeMilliseconds(Number(parts[1])), Number(parts[2])));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
