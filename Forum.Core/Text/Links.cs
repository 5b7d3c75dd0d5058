using System.Globalization;

namespace Forum.Core.Text;

/// <summary>Where a link written by a member may lead.</summary>
internal static class Links
{
    private const string MemberScheme = "membre:";

    /// <summary>The address as it may stand in an href, or null: only http, https, mailto, and our own pages by an address that begins with one slash.</summary>
    public static string? Safe(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Length > Markup.MaxLength) return null;
        // browsers drop tabs and line ends inside an address and read a backslash as a slash, so neither may pass
        foreach (var c in url) if (c <= ' ' || c == '\\' || char.IsControl(c)) return null;
        if (!IsWellFormed(url)) return null;
        if (IsLocal(url)) return url;
        var absolute = url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + url : url;
        return IsWeb(absolute) || IsMail(absolute) ? absolute : null;
    }

    public static bool IsLocal(string url) => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);

    /// <summary>The member named by « membre:12 », or null.</summary>
    public static long? Member(string? url)
    {
        if (url is null || !url.StartsWith(MemberScheme, StringComparison.Ordinal)) return null;
        return long.TryParse(url.AsSpan(MemberScheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }

    private static bool IsWeb(string url)
        => (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    private static bool IsMail(string url) => url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && url.Length > "mailto:".Length;

    private static bool IsWellFormed(string url)
    {
        foreach (var rune in url.EnumerateRunes()) if (rune.Value == 0xFFFD) return false;
        return true;
    }
}
