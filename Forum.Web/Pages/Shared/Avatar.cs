using System.Globalization;
using Forum.Core.Members;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Shared;

/// <summary>Initials on one of eight quiet colours, both from the name shown: a masked author looks like every masked author of her region. A member's picture lies over them, so that they show until it is there, and where it is not for this reader.</summary>
public static class Avatar
{
    /// <param name="picture">its name in addresses; empty for none</param>
    public static HtmlString Of(string name, string picture = "", bool small = false, bool large = false)
    {
        var initials = string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Take(2).Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture)));
        var colour = name.Aggregate(0, (sum, c) => (sum * 31 + c) & 0xffff) % 8;
        var side = large ? MemberPictures.Large : MemberPictures.Small;
        var image = picture.Length == 0 ? "" : $"<img src=\"/photos/{picture}/{side}\" width=\"{side}\" height=\"{side}\" loading=\"lazy\" alt=\"\">";
        return new HtmlString($"<span class=\"av a{colour}{(small ? " s" : "")}\" aria-hidden=\"true\">{System.Net.WebUtility.HtmlEncode(initials)}{image}</span>");
    }
}
