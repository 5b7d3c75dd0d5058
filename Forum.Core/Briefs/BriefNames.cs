using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Briefs;

/// <summary>A brief names nobody: neither its maker, nor anybody who wrote, or was named, in what it quotes.</summary>
internal static partial class BriefNames
{
    /// <summary>Shorter parts of names are words of the language as often as names: « Lé », « De ».</summary>
    private const int Shortest = 3;

    /// <summary>The words of those names, folded.</summary>
    public static async Task<IReadOnlySet<string>> OfAsync(Db db, long briefId, long makerId) => Words(await db.ListAsync<string>("""
        select m.name from members m where m.id = @makerId
        union select m.name from brief_quotes q join posts p on p.id = q.post_id join posts other on other.thread_id = p.thread_id join members m on m.id = other.author_id where q.brief_id = @briefId
        union select m.name from brief_quotes q join posts p on p.id = q.post_id join posts other on other.thread_id = p.thread_id join post_mentions n on n.post_id = other.id join members m on m.id = n.member_id where q.brief_id = @briefId
        """, new { makerId, briefId }));

    /// <summary>Those of one thread, before a message of it is quoted.</summary>
    public static async Task<IReadOnlySet<string>> OfThreadAsync(Db db, long threadId, long makerId) => Words(await db.ListAsync<string>("""
        select m.name from members m where m.id = @makerId
        union select m.name from posts p join members m on m.id = p.author_id where p.thread_id = @threadId
        union select m.name from posts p join post_mentions n on n.post_id = p.id join members m on m.id = n.member_id where p.thread_id = @threadId
        """, new { makerId, threadId }));

    /// <summary>A name, an e-mail address or a telephone number stands in it.</summary>
    public static bool Named(string text, IReadOnlySet<string> names) => Contact().IsMatch(text) || Word().Matches(text).Any(w => IsName(w.Value, names));

    /// <summary>Each gives way to « … »; a mention goes whole.</summary>
    public static string Without(string text, IReadOnlySet<string> names) => Runs().Replace(Word().Replace(Contact().Replace(text, "…"), w => IsName(w.Value, names) ? "…" : w.Value).Replace("@…", "…", StringComparison.Ordinal), "…");

    /// <summary>A word that begins small is the word, not the name: « rose », « pascal ».</summary>
    private static bool IsName(string word, IReadOnlySet<string> names) => char.IsUpper(word[0]) && names.Contains(Folding.Fold(word));

    private static HashSet<string> Words(IEnumerable<string> names) => [.. names.SelectMany(n => Word().Matches(n).Select(w => Folding.Fold(w.Value))).Where(w => w.Length >= Shortest)];

    [GeneratedRegex(@"[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}|(?<!\d)\(?\d{3}\)?[\s\u00A0.-]?\d{3}[\s\u00A0.-]?\d{4}(?!\d)")]
    private static partial Regex Contact();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"…(?:[\s\u00A0-]*…)+")]
    private static partial Regex Runs();
}
