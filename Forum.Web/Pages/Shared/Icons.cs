using System.Collections.Concurrent;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Shared;

/// <summary>Lucide icons from our one sprite (client/icons.json lists those it holds). They always stand beside words, so they are hidden from assistive technology.</summary>
public sealed class Icons(Assets assets)
{
    private readonly string _sprite = assets.Url("icons.svg");
    private readonly ConcurrentDictionary<string, HtmlString> _kept = [];

    public HtmlString this[string name] => _kept.GetOrAdd(name, n => new($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"{_sprite}#{n}\"/></svg>"));
}
