using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Forum.Core.Feeds;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Feeds;

/// <summary>The latest threads of a place or a kind as an Atom feed (RFC 4287): with a member’s key as she may read them, without one what is public.</summary>
[EnableRateLimiting(Limit.Search)]
public sealed class AtomModel(ReadFeed read, FeedReader reader, Places places) : ForumPage
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    public async Task<IActionResult> OnGetAsync(string kind, string slug, string? theme, [FromQuery(Name = "cle")] string? key, [FromServices] SiteSettings site, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        var asked = $"/flux/{kind}/{slug}{FeedAddress.Extension}{(string.IsNullOrEmpty(theme) ? "" : "?theme=" + theme)}";
        if (FeedAddress.Parse(asked, places) is not { } feed) return NotFound();
        if (await reader.OfAsync(key, feed.Path, ct) is not { } who) return NotFound();
        var entries = await read.RunAsync(new(who, feed.Region?.Id, feed.Theme?.Id, feed.Kind), ct);
        var texts = Resources.Texts.For(who.IsSignedIn ? who.Language : Texts.Language);
        var atom = new SyndicationFeed($"{site.Name}, {feed.Words(texts)}", null, To(feed.Page), To(feed.Path).ToString(), entries.Count > 0 ? entries.Max(e => e.Thread.LastPostAt) : clock.GetUtcNow(), entries.Select(Item)) { Language = texts.Language.Tag() };
        // who has the key has the list: it is in the address she asked, never in what the feed says of itself
        atom.Links.Add(SyndicationLink.CreateSelfLink(To(feed.Path), "application/atom+xml"));
        Response.Headers.CacheControl = who.IsSignedIn ? "private, max-age=300" : "public, max-age=300";
        return File(Write(atom), ContentType);
    }

    private Uri To(string path) => HttpContext.RequestServices.GetRequiredService<PlaceAddress>().To(path);

    private SyndicationItem Item(FeedEntry entry)
    {
        var thread = entry.Thread;
        var item = new SyndicationItem(thread.Title, (SyndicationContent?)null, To(thread.Url), To($"/fils/{thread.Id}").ToString(), thread.LastPostAt)
        {
            PublishDate = thread.CreatedAt,
            // a summary that is there and says nothing is valid; one that is missing, without content, is not (RFC 4287, 4.1.2)
            Summary = new(entry.Summary.Length > 0 ? entry.Summary : thread.Title),
        };
        item.Authors.Add(new() { Name = entry.Author });
        foreach (var category in thread.RegionIds.Select(r => places.Region(r).Slug).Append(places.Theme(thread.ThemeId).Slug).Append(Core.Threads.Kinds.Slug(thread.Kind))) item.Categories.Add(new(category));
        return item;
    }

    private static byte[] Write(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true })) feed.SaveAsAtom10(xml);
        return bytes.ToArray();
    }
}
