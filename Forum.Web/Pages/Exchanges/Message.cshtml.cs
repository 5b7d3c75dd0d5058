using Forum.Core;
using Forum.Core.Exchanges;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Posts;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>A message in an exchange is a reply of its thread: a script gets it as a stream, any other browser is sent back to the exchange. Refused, it comes back in its form.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class MessageModel(ReadExchange read, ShowThread showThread, TakeReply takeReply, ShowPost showPost) : LivePageModel(read, showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/en-direct/{id}#repondre");

    public async Task<IActionResult> OnPostAsync(long id, string? body, string? submissionId, string? seen, string? act, [FromServices] PostPieces pieces, CancellationToken ct)
    {
        var taken = await takeReply.RunAsync(this, id, new(body, submissionId, seen, act == Advice.Propose), ct);
        if (taken.Posted is not { } posted) return await AgainAsync(id, submissionId, taken, ct);
        if (!Streams.AreAccepted(Request)) return SeeOther($"/en-direct/{id}#m{posted.Number}");
        if ((await showPost.RunAsync(Member, id, posted.Number, ct)).Value is not { } shown) return NotFound();
        return new TurboStreamResult(Streams.Append("posts", await pieces.RenderAsync(shown.Post, shown.Thread.Slug, Texts)));
    }

    private async Task<IActionResult> AgainAsync(long id, string? submissionId, TakeReply.Taken taken, CancellationToken ct)
    {
        if (taken.Refusal?.Kind is null or RefusalKind.Invalid && await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        (Body, Advice) = (taken.Body, taken.Advice);
        if (Submission.IsReadable(submissionId)) SubmissionId = submissionId!;
        return taken.Refusal is { } refusal ? Refuse(refusal) : Again();
    }
}
