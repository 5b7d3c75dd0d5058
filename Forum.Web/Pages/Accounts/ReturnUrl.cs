using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Accounts;

/// <summary>Where to go back to after signing in or changing the language. What a link asks for is followed only inside this place (RELIABILITY.md, fact 6).</summary>
internal static class ReturnUrl
{
    private const int MaxLength = 2000;

    /// <summary>The address asked for where it is a page of ours, else the home page. IsLocalUrl knows what browsers make of backslashes and dropped tabs.</summary>
    public static string Safe(IUrlHelper url, string? asked)
    {
        if (asked is not { Length: > 0 and <= MaxLength } || asked[0] != '/' || !url.IsLocalUrl(asked)) return "/";
        // the sign-in page itself would ask again, and a form's address has no page
        return Leads(asked, "/connexion") || Leads(asked, "/deconnexion") || Leads(asked, "/langue") || Leads(asked, "/installation") ? "/" : Escaped(asked);
    }

    private static bool Leads(string asked, string path) =>
        asked.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (asked.Length == path.Length || asked[path.Length] is '/' or '?' or '#');

    /// <summary>A header is ASCII.</summary>
    private static string Escaped(string url)
    {
        var escaped = new StringBuilder(url.Length);
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value is > ' ' and not '"' and not '<' and not '>') escaped.Append((char)rune.Value);
            else escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return escaped.ToString();
    }
}
