using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Html;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>A part of one reader's page, written straight to bytes: what she is shown is decided before, by the page's handler and by the use cases.</summary>
/// <typeparam name="TModel">what the part shows; <see cref="PageParts"/> where it needs nothing of its own</typeparam>
public abstract class PagePiece<TModel> : RazorSlice<TModel>
{
    private PageParts? _page;

    protected PageParts Page => _page ??= PageParts.Of(Http);

    protected Texts T => Page.Texts;

    protected Places Places => Page.Places;

    protected Icons Icon => Page.Icons;

    protected Times Time => Page.Times;

    protected HttpContext Http => HttpContext ?? throw new InvalidOperationException("A page's piece is written for a request.");

    /// <summary>The reader went.</summary>
    protected CancellationToken Asked => Http.RequestAborted;

    /// <summary>Writes a piece that says the same to everybody who reads this language.</summary>
    protected Task<HtmlString> KeptAsync(string name, Func<RazorSlice> piece) => KeptAsync(name, 0, true, piece);

    /// <summary>The same where it also depends on some facts, all of them in <paramref name="from"/>: <see cref="KeptPieces"/>.</summary>
    protected async Task<HtmlString> KeptAsync(string name, long id, object from, Func<RazorSlice> piece)
    {
        WriteLiteral(new ReadOnlySpan<byte>(await Get<KeptPieces>().OfAsync(name, id, from, Http, piece)));
        return HtmlString.Empty;
    }

    protected T1 Get<T1>() where T1 : notnull => Http.RequestServices.GetRequiredService<T1>();
}
