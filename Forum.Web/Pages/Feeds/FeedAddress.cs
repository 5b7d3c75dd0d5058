using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Agenda;
using Forum.Web.Resources;
using Microsoft.AspNetCore.WebUtilities;

namespace Forum.Web.Pages.Feeds;

/// <summary>A list that a program of a member’s own asks for: a calendar of the agenda, or an Atom feed of a region, a theme, a cell or a kind. Each has one address, written in one way, so that a key is for one list.</summary>
/// <param name="IsCalendar">for calendars; else for feed readers</param>
public sealed record FeedAddress(bool IsCalendar, Region? Region, Theme? Theme, ThreadKind? Kind)
{
    public const string Regions = "/flux/regions/", Themes = "/flux/themes/", Genres = "/flux/genres/", Extension = ".atom";

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public string Path => IsCalendar ? CalendarAddress.Of(new(Region?.Slug, Theme?.Slug, Kind?.Slug()))
        : Region is not null ? Regions + Region.Slug + Extension + (Theme is null ? "" : "?theme=" + Theme.Slug)
        : Theme is not null ? Themes + Theme.Slug + Extension : Genres + Kind!.Value.Slug() + Extension;

    /// <summary>The page that shows the same to who is signed in.</summary>
    public string Page => IsCalendar ? "/agenda" : Region is not null ? $"/regions/{Region.Slug}{(Theme is null ? "" : "?theme=" + Theme.Slug)}" : Theme is not null ? $"/themes/{Theme.Slug}" : Kind switch
    {
        ThreadKind.Question => "/questions",
        ThreadKind.BonCoup => "/bons-coups",
        _ => "/",
    };

    /// <summary>« Agenda, Estrie » · « Fils, Estrie, Financement » · « Fils, Question » · « Bons coups »</summary>
    public string Words(Texts t) => !IsCalendar && Kind is ThreadKind.BonCoup ? t["common.bons_coups"] : string.Join(", ", new[]
    {
        t[IsCalendar ? "agenda.title" : "feeds.threads"], Kind is { } kind ? t[(IsCalendar ? "agenda.kind." : "threads.kind.") + kind.Slug()] : null, Region?.Name(t.Language), Theme?.Name(t.Language),
    }.OfType<string>());

    /// <summary>Null where it is none of ours, or not written as we write it.</summary>
    public static FeedAddress? Parse(string? feed, Places places)
    {
        if (feed is null) return null;
        var at = feed.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = at < 0 ? (feed, QueryHelpers.ParseQuery("")) : (feed[..at], QueryHelpers.ParseQuery(feed[at..]));
        string? One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        FeedAddress? found = null;
        if (path == CalendarAddress.Path) found = new(true, places.Region(One("region")), places.Theme(One("theme")), Kinds.Parse(One("genre")) is { } kind && Agenda.IndexModel.Kinds.Contains(kind) ? kind : null);
        else if (Name(path, Regions) is { } region && places.Region(region) is { } inRegion) found = new(false, inRegion, places.Theme(One("theme")), null);
        else if (Name(path, Themes) is { } theme && places.Theme(theme) is { } inTheme) found = new(false, null, inTheme, null);
        else if (Name(path, Genres) is { } genre && Kinds.Parse(genre) is { } ofKind) found = new(false, null, null, ofKind);
        return found?.Path == feed ? found : null;
    }

    private static string? Name(string path, string under) => path.StartsWith(under, StringComparison.Ordinal) && path.EndsWith(Extension, StringComparison.Ordinal) && path.Length > under.Length + Extension.Length ? path[under.Length..^Extension.Length] : null;
}
