using System.Globalization;

namespace Forum.Core.Files;

/// <summary>A file under a message as everybody sees it: nothing of a viewer, nor of who gave it.</summary>
/// <param name="PreviewWidth">0 where there is no smaller picture of it</param>
public sealed record PostFile(long Id, string Name, FileKind Kind, long Bytes, long PreviewWidth, long PreviewHeight, string Alt)
{
    /// <summary>SQL over the alias <c>p</c> of posts: the files of one that are not of a version before, in the order they were given, as <see cref="Parse"/> reads them. Neither names nor descriptions hold a tab or a line end.</summary>
    internal const string Column = $"coalesce(({Lines} where f.post_id = p.id and f.version_id is null), '')";

    /// <summary>The same over the alias <c>v</c> of tool_versions: the files of a version before.</summary>
    internal const string OfVersion = $"coalesce(({Lines} where f.version_id = v.id), '')";

    private const string Lines = """
        select string_agg(cast(f.id as text) || '	' || f.name || '	' || f.kind || '	' || cast(f.bytes as text) || '	' || cast(f.preview_width as text) || '	' || cast(f.preview_height as text) || '	' || f.alt, '
        ' order by f.id) from files f
        """;

    public string Url => $"/fichiers/{Id}/{Uri.EscapeDataString(Name)}";

    /// <summary>Points that its picture takes at most in height, so that a tall one does not push the talk away.</summary>
    private const long ShownHeight = 320;

    /// <summary>As it is shown, known before it is loaded: nothing moves when it comes.</summary>
    public (long Width, long Height) Shown => PreviewHeight <= ShownHeight ? (PreviewWidth, PreviewHeight) : (Math.Max(1, PreviewWidth * ShownHeight / PreviewHeight), ShownHeight);

    public string PreviewUrl => Url + "?apercu=true";

    public static IReadOnlyList<PostFile> Parse(string files) => files.Length == 0 ? [] : [.. files.Split('\n').Select(line =>
    {
        var parts = line.Trim('\r').Split('\t');
        return new PostFile(Long(parts[0]), parts[1], Enum.Parse<FileKind>(parts[2]), Long(parts[3]), Long(parts[4]), Long(parts[5]), parts[6]);
    })];

    private static long Long(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
