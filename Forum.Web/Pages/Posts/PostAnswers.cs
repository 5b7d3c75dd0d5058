using System.Net;
using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Threads;
using Forum.Web.Pieces;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>After an act on a post: every reader is told, and who acted gets the post's piece again in place where script asked, or is sent to where the post stands.</summary>
public sealed class PostAnswers(ShowPost showPost, PostPieces pieces, LiveNews news, IAntiforgery antiforgery)
{
    /// <param name="more">streams that go with the piece</param>
    public async Task<IActionResult> InThreadAsync(HttpContext http, PostChange change, string more = "")
    {
        news.Changed(change);
        var (shown, _) = await showPost.RunAsync(http.Member(), change.ThreadId, change.Number, http.RequestAborted);
        if (shown is null) return new NotFoundResult();
        if (!Streams.AreAccepted(http.Request)) return SeeOther(http, ThreadPageModel.PostUrl(shown.Thread, change.Number));
        return new TurboStreamResult(Streams.Replace($"m{change.Number}", await pieces.RenderAsync(shown.Post, shown.Thread.Slug, Texts.Current)) + more);
    }

    /// <summary>An act from the post's own page leads back to it; one from the thread, where script shows the same forms, changes the thread in place.</summary>
    public async Task<IActionResult> AfterActAsync(HttpContext http, PostChange change, string? from, string more = "")
    {
        if (from == "fil" && Streams.AreAccepted(http.Request)) return await InThreadAsync(http, change, more);
        news.Changed(change);
        return SeeOther(http, $"/fils/{change.ThreadId}/m/{change.Number}");
    }

    /// <summary>Where the post stands now, « #m12 » included, which a redirect would lose under script.</summary>
    public async Task<IActionResult> ToThreadAsync(HttpContext http, PostChange change)
    {
        news.Changed(change);
        var (shown, _) = await showPost.RunAsync(http.Member(), change.ThreadId, change.Number, http.RequestAborted);
        if (shown is null) return new NotFoundResult();
        var url = ThreadPageModel.PostUrl(shown.Thread, change.Number);
        return Streams.AreAccepted(http.Request) ? new TurboStreamResult(Streams.Visit(url)) : SeeOther(http, url);
    }

    /// <summary>« Message retiré. Annuler »: script takes it away after ten seconds; the post's own page keeps the way back.</summary>
    public string UndoToast(HttpContext http, PostChange change)
    {
        var t = Texts.Current;
        var token = antiforgery.GetAndStoreTokens(http);
        return Streams.Append("toasts", $"""
            <forum-toast class="toast" id="toast-m{change.Number}"><p>{WebUtility.HtmlEncode(t["posts.deleted_toast"])}</p><form method="post" action="/fils/{change.ThreadId}/m/{change.Number}/retablir"><input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}"><input type="hidden" name="From" value="fil"><button class="btn">{WebUtility.HtmlEncode(t["posts.undo"])}</button></form></forum-toast>
            """);
    }

    private static IActionResult SeeOther(HttpContext http, string url)
    {
        http.Response.Headers.Location = url;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}
