using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Exports;
using Forum.Core.Regions;

namespace Forum.Web.Exports;

/// <summary>Makes the links of a text lead into the copy where what they name is in it; other pages of the place have no file, and their links become plain words. Links to elsewhere stay.</summary>
/// <param name="baseUrl">of the place, so that its whole addresses are known too; null where nobody said</param>
internal sealed partial class ExportLinks(ExportSource source, Places places, Uri? baseUrl)
{
    /// <summary>For a page in a folder of the copy.</summary>
    public async Task<string> RewriteAsync(string html)
    {
        var rewritten = new StringBuilder(html.Length);
        var done = 0;
        foreach (Match link in Link().Matches(html))
        {
            rewritten.Append(html, done, link.Index - done).Append(await OfAsync(link));
            done = link.Index + link.Length;
        }
        return done == 0 ? html : rewritten.Append(html, done, html.Length - done).ToString();
    }

    private async Task<string> OfAsync(Match link)
    {
        var address = WebUtility.HtmlDecode(link.Groups[1].Value);
        if (baseUrl is not null && address.StartsWith(baseUrl.ToString(), StringComparison.OrdinalIgnoreCase)) address = "/" + address[baseUrl.ToString().Length..];
        if (!address.StartsWith('/')) return link.Value;
        return await FileOfAsync(address) is { } file ? $"<a href=\"{WebUtility.HtmlEncode(file)}\">" : "<a>";
    }

    private async Task<string?> FileOfAsync(string address)
    {
        if (Thread().Match(address) is { Success: true } thread)
        {
            if (!long.TryParse(thread.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await source.LastNumberAsync(id) is not { } last) return null;
            var number = thread.Groups[2].Success ? thread.Groups[2] : thread.Groups[3];
            return $"../fils/{id}.html" + (long.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= last ? $"#m{n}" : "");
        }
        var parts = address.Split('?', '#')[0].Split('/');
        return parts switch
        {
            ["", ""] => "../index.html",
            ["", "bons-coups"] => "../bons-coups.html",
            ["", "regions", var slug] when places.Region(slug) is { Served: true } region => $"../regions/{region.Slug}.html",
            ["", "themes", var slug] when places.Theme(slug) is { ClosedAt: null } theme => $"../themes/{theme.Slug}.html",
            _ => null,
        };
    }

    [GeneratedRegex("<a href=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Link();

    [GeneratedRegex("^/fils/([0-9]+)(?:/m/([0-9]+)|/[^/?#]*)?/?(?:\\?[^#]*)?(?:#m([0-9]+))?$")]
    private static partial Regex Thread();
}
