using Forum.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Shared;

/// <summary>Lucide icons from our one sprite (client/icons.json lists those it holds). They always stand beside words, so they are hidden from assistive technology.</summary>
public sealed class Icons(Assets assets)
{
    private readonly string _sprite = assets.Url("icons.svg");

    public IHtmlContent this[string name] => new HtmlString($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"{_sprite}#{name}\"/></svg>");
}
