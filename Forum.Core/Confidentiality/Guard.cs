using System.Security.Cryptography;
using System.Text;
using Forum.Core.Text;

namespace Forum.Core.Confidentiality;

/// <summary>
/// The confidentiality guard: points at what may tell who a youth is before a text is posted, and proposes a rewrite. It advises and never decides: it errs both ways, and the author publishes
/// what she chooses. Pure functions over the text; nothing of it is kept or logged. The law behind it: LPJ and LSJPA forbid publishing what identifies a youth (DOMAIN.md §5).
/// </summary>
public static class Guard
{
    /// <summary>In the order of the text, none over another. Never throws; linear in the length of the text.</summary>
    /// <param name="today">dates of birth are measured from it</param>
    public static IReadOnlyList<Finding> Look(string text, DateTimeOffset today)
    {
        if (text.Length == 0) return [];
        var reading = new Reading(text, Proposals.Of(LanguageGuess.Of(text, Language.French)), today);
        List<Finding> all = [.. Identifiers.Find(reading), .. Youth.Find(reading), .. FileNames.Find(reading)];
        List<Finding> kept = [];
        foreach (var finding in all.OrderBy(f => f.Start).ThenByDescending(f => f.Length))
            if (kept.Count == 0 || finding.Start >= kept[^1].End) kept.Add(finding);
        return kept;
    }

    /// <summary>The text with every proposal in its place.</summary>
    public static string Rewrite(string text, IReadOnlyList<Finding> findings)
    {
        var rewritten = new StringBuilder(text.Length);
        var from = 0;
        foreach (var finding in findings)
        {
            rewritten.Append(text, from, finding.Start - from).Append(finding.Proposal);
            from = finding.End;
        }
        return rewritten.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Names what was found without saying it: the author who publishes a text as it is sends these back, and what she had not seen is shown to her again.</summary>
    public static string Mark(string text, IEnumerable<Finding> findings) =>
        string.Join('.', findings.Select(f => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{f.Kind} {text.AsSpan(f.Start, f.Length)}")))[..12]).Distinct().Order());

    /// <summary>Whether everything found is among what she has seen.</summary>
    /// <param name="seen">a <see cref="Mark"/> as it came back; anything else is nothing seen</param>
    public static bool IsSeen(string text, IReadOnlyList<Finding> findings, string? seen) =>
        findings.Count == 0 || (!string.IsNullOrEmpty(seen) && !Mark(text, findings).Split('.').Except(seen.Split('.')).Any());
}
