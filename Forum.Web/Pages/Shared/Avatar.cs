using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Shared;

/// <summary>Initials on one of eight quiet colours, both from the name shown: a masked author looks like every masked author of her region.</summary>
public static class Avatar
{
    public static HtmlString Of(string name, bool small = false)
    {
        var initials = string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Take(2).Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture)));
        var colour = name.Aggregate(0, (sum, c) => (sum * 31 + c) & 0xffff) % 8;
        return new HtmlString($"<span class=\"av a{colour}{(small ? " s" : "")}\" aria-hidden=\"true\">{System.Net.WebUtility.HtmlEncode(initials)}</span>");
    }
}
