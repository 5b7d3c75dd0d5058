using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Forum.Web.Pages.Threads;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Posts;

/// <summary>A reply arrives: a script gets it as a stream, any other browser is sent to it. Refused, it comes back in its form.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class ReplyModel(ShowThread showThread, TakeReply takeReply, ShowPost showPost, PostPieces pieces) : ThreadPageModel(showThread)
{
    /// <summary>Somebody reloads the refused form, or comes back from signing in.</summary>
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}#repondre");

    public async Task<IActionResult> OnPostAsync(long id, string? body, string? submissionId, string? seen, string? act, [FromForm(Name = "Page")] long? fromPage, CancellationToken ct)
    {
        var taken = await takeReply.RunAsync(this, id, new(body, submissionId, seen, act == Advice.Propose), ct);
        if (taken.Posted is not { } posted) return await AgainAsync(id, fromPage, submissionId, taken, ct);
        if (!Streams.AreAccepted(Request)) return await HeadAsync(id, ct) is { } thread ? SeeOther(PostUrl(thread, posted.Number)) : NotFound();
        if ((await showPost.RunAsync(Member, id, posted.Number, ct)).Value is not { } shown) return NotFound();
        return fromPage == PageOf(shown.Post.Number)
            ? new TurboStreamResult(Streams.Append("posts", await pieces.RenderAsync(shown.Post, shown.Thread.Slug, Texts)) + Streams.Replace("envoi", NextSubmission()))
            : new TurboStreamResult(Streams.Visit(PostUrl(shown.Thread, shown.Post.Number)));
    }

    private async Task<IActionResult> AgainAsync(long id, long? page, string? submissionId, TakeReply.Taken taken, CancellationToken ct)
    {
        if (taken.Refusal?.Kind is null or RefusalKind.Invalid && await LoadAsync(id, page, ct) is { } gone) return Refuse(gone);
        (Body, Advice) = (taken.Body, taken.Advice);
        if (Submission.IsReadable(submissionId)) SubmissionId = submissionId!;
        return taken.Refusal is { } refusal ? Refuse(refusal) : Again();
    }

    private static string NextSubmission() => $"<input type=\"hidden\" name=\"SubmissionId\" id=\"envoi\" value=\"{Submission.New()}\">";
}
