using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pieces;

/// <summary>What stands around a page's own words, for FrameTopPiece and FrameEndPiece.</summary>
/// <param name="Shell">the columns: empty for rail, page and aside; « two » without the aside; « one » without the rail; « welcome »</param>
/// <param name="Canonical">the one address of what several show</param>
public sealed record PageFrame(string Title, string Shell = "", string? Canonical = null)
{
    /// <summary>Around a Razor view, whose styles are a second sheet: the pages made of pieces, which people open all day, do without it.</summary>
    public bool IsView { get; init; }

    /// <summary>A place that is not set up yet has nowhere to go.</summary>
    public bool IsBare { get; init; }

    /// <summary>Where the language button leads back to; a refused form has no page of its own address, and pages that answer one say so.</summary>
    public string Back { get; init; } = "";

    public RailModel Rail { get; private init; } = new(Core.Threads.Rail.None, "/");

    public bool HasRail { get; private init; }

    /// <summary>With what the request adds: the reader's own rail, and the address asked for.</summary>
    public async Task<PageFrame> ForAsync(HttpContext http)
    {
        // pages in one column show no rail: an error page must not ask the store for one
        var hasRail = http.Member() is { IsSignedIn: true, IsGuest: false } && Shell is ("" or "two");
        var request = http.Request;
        return this with
        {
            HasRail = hasRail,
            Rail = new(hasRail ? await http.RailAsync() : Core.Threads.Rail.None, request.Path.Value ?? "/"),
            Back = Back.Length > 0 ? Back : HttpMethods.IsPost(request.Method) ? "/" : request.Path + request.QueryString,
        };
    }
}
