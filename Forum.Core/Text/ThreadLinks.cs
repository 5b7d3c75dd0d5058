using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Core.Text;

/// <summary>The threads that a text leads to, however their address is typed: « /fils/12/titre », a permanent link, the whole address as browsers copy it, « #fil-12 ».</summary>
public static partial class ThreadLinks
{
    /// <summary>Of one text; what is beyond is no list that anybody reads.</summary>
    public const int Most = 50;

    /// <param name="Slug">the thread must bear it: written behind a host, which may be another place’s, as one place may be reached under several. Empty: whatever it bears</param>
    public sealed record Link(long ThreadId, string Slug);

    public static IReadOnlyList<Link> In(string text)
    {
        // most texts lead nowhere
        if (!text.Contains("fil", StringComparison.Ordinal)) return [];
        return [.. Pattern().Matches(text).Select(Of).Distinct().Take(Most)];
    }

    private static Link Of(Match match)
    {
        var rest = match.Groups["rest"].Value;
        return new(long.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["host"].Success && rest is not "m" ? rest : "");
    }

    [GeneratedRegex(@"(?<![\w/.:-])(?<host>(?:https?://)?[\w.-]+(?::\d{1,5})?)?/fils/(?<id>\d{1,15})(?![\w-])(?:/(?<rest>[a-z0-9-]*))?|(?<![\w#/])#fil-(?<id>\d{1,15})(?![\w-])")]
    private static partial Regex Pattern();
}
