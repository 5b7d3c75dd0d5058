using System.Globalization;
using Forum.Core.Files;
using Forum.Core.Sheets;

namespace Forum.Core.Library;

/// <summary>A thread of a kind that the library collects, as its card shows it: by its opening message.</summary>
/// <param name="AuthorName">the name shown; where <paramref name="Masked"/>, the organisation is empty</param>
/// <param name="Html">of the message; the card cuts its first words</param>
/// <param name="TriedGroups">groups that took it up, in <paramref name="TriedRegions"/> regions</param>
/// <param name="Downloads">of its files, over all versions</param>
public sealed record LibraryEntry(
    long PostId, long ThreadId, string Title, string Slug, string Lang, long RegionId, long ThemeId, DateTimeOffset CreatedAt, long Downloads,
    string AuthorName, bool Masked, string Organisation, string Html, string PostLang, bool HasSheet, string FileLines,
    long TriedGroups, long TriedRegions)
{
    public string Url => $"/fils/{ThreadId}/{Slug}";

    /// <summary>What it says in fields; null where it says nothing so.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>The tool it is adapted from, where this reader may read that.</summary>
    public ToolKin? Origin { get; init; }

    public IReadOnlyList<PostFile> Files { get; } = PostFile.Parse(FileLines);

    internal const string Columns = $"""
        p.id as post_id, t.id as thread_id, t.title, t.slug, t.lang, t.region_id, t.theme_id, t.created_at, t.downloads,
        coalesce(p.shown_name, m.name) as author_name, case when p.shown_name is null then false else true end as masked,
        case when p.shown_name is null then coalesce(o.name, '') else '' end as organisation,
        p.html, p.lang as post_lang, case when s.post_id is null then false else true end as has_sheet, {PostFile.Column} as file_lines,
        p.tried_groups, p.tried_regions
        """;

    internal const string From = """
        threads t join posts p on p.thread_id = t.id and p.number = 1 join members m on m.id = p.author_id
        left join organisations o on o.id = m.organisation_id left join sheets s on s.post_id = p.id and s.kind = t.kind
        """;
}

/// <summary>Where a list of the library goes on, in addresses « 18c2f0a1b00-c »: what it is in order of, of its last card, and that one’s thread.</summary>
/// <param name="Value">a moment in milliseconds, or a number of downloads</param>
public sealed record LibraryKey(long Value, long ThreadId)
{
    /// <summary>Before every card: the first page.</summary>
    public static LibraryKey First { get; } = new(long.MaxValue, long.MaxValue);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:x}-{ThreadId:x}");

    /// <summary>Nothing given is the first page; null where the text is no key of ours.</summary>
    public static LibraryKey? Parse(string? text) => string.IsNullOrEmpty(text) ? First
        : text.Split('-') is [var value, var id] && Number(value) is { } at && Number(id) is { } thread ? new(at, thread) : null;

    private static long? Number(string text) => text.Length <= 16 && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
