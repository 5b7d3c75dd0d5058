using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Forum.Web.Pages.Threads;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Posts;

/// <summary>A reply arrives: a script gets it as a stream, any other browser is sent to it. Refused, it comes back in its form.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class ReplyModel(ShowThread showThread, PostReply postReply, ShowPost showPost, PostPieces pieces) : ThreadPageModel(showThread)
{
    /// <summary>Somebody reloads the refused form, or comes back from signing in.</summary>
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}#repondre");

    public async Task<IActionResult> OnPostAsync(long id, string? body, string? submissionId, string? seen, string? act, [FromForm(Name = "Page")] long? fromPage, [FromServices] LiveNews news, [FromServices] FormFiles files, CancellationToken ct)
    {
        var given = await files.TakeAsync(this, Drafts.Reply(id), ct);
        var proposes = act == Advice.Propose;
        if (Member.IsSignedIn && Advise("", body, proposes ? null : seen) is { } advice)
            return await AdviseAsync(id, fromPage, proposes ? advice.Rewritten().Body : body, submissionId, proposes ? null : advice, ct);
        if (given is null) return await AdviseAsync(id, fromPage, body, submissionId, null, ct);
        var posted = await postReply.RunAsync(new(Member, id, body, submissionId ?? "", LanguageGuess.Of(body ?? "", Texts.Language)) { Files = given }, ct);
        if (posted.Refusal is { } refusal) return await RefuseAsync(id, fromPage, body, submissionId, refusal, ct);
        // her answer leaves before a thousand readers get theirs
        Response.OnCompleted(() =>
        {
            news.Replied(posted.Value!);
            return Task.CompletedTask;
        });
        if (!Streams.AreAccepted(Request)) return await HeadAsync(id, ct) is { } thread ? SeeOther(PostUrl(thread, posted.Value!.Number)) : NotFound();
        if ((await showPost.RunAsync(Member, id, posted.Value!.Number, ct)).Value is not { } shown) return NotFound();
        return fromPage == PageOf(shown.Post.Number)
            ? new TurboStreamResult(Streams.Append("posts", await pieces.RenderAsync(shown.Post, shown.Thread.Slug, Texts)) + Streams.Replace("envoi", NextSubmission()))
            : new TurboStreamResult(Streams.Visit(PostUrl(shown.Thread, shown.Post.Number)));
    }

    private async Task<IActionResult> RefuseAsync(long id, long? page, string? body, string? submissionId, Core.Refusal refusal, CancellationToken ct)
    {
        if (refusal.Kind is Core.RefusalKind.Invalid && await LoadAsync(id, page, ct) is { } gone) return Refuse(gone);
        Keep(body, submissionId);
        return Refuse(refusal);
    }

    /// <summary>The reply comes back before it is posted, with what the guard says of it or with its proposals in place.</summary>
    private async Task<IActionResult> AdviseAsync(long id, long? page, string? body, string? submissionId, Advice? advice, CancellationToken ct)
    {
        if (await LoadAsync(id, page, ct) is { } gone) return Refuse(gone);
        Advice = advice;
        Keep(body, submissionId);
        return Again();
    }

    private void Keep(string? body, string? submissionId)
    {
        Body = body ?? "";
        if (Submission.IsReadable(submissionId)) SubmissionId = submissionId!;
    }

    private static string NextSubmission() => $"<input type=\"hidden\" name=\"SubmissionId\" id=\"envoi\" value=\"{Submission.New()}\">";
}
