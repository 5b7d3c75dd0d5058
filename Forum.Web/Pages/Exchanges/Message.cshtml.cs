using Forum.Core.Exchanges;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>A message in an exchange is a reply of its thread: a script gets it as a stream, any other browser is sent back to the exchange. Refused, it comes back in its form.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class MessageModel(ReadExchange read, ShowThread showThread, PostReply postReply, LiveNews news) : LivePageModel(read, showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/en-direct/{id}#repondre");

    public async Task<IActionResult> OnPostAsync(long id, string? body, string? submissionId, string? seen, string? act, [FromServices] FormFiles files, [FromServices] ShowPost showPost, [FromServices] PostPieces pieces, CancellationToken ct)
    {
        var given = await files.TakeAsync(this, Drafts.Reply(id), ct);
        var proposes = act == Advice.Propose;
        var advice = Member.IsSignedIn ? Advise("", body, proposes ? null : seen) : null;
        if (advice is not null || given is null) return await AgainAsync(id, proposes && advice is not null ? advice.Rewritten().Body : body, submissionId, proposes ? null : advice, ct);
        var posted = await postReply.RunAsync(new(Member, id, body, submissionId ?? "", LanguageGuess.Of(body ?? "", Texts.Language)) { Files = given }, ct);
        if (posted.Refusal is { } refusal)
        {
            Keep(body, submissionId);
            return await RefuseAsync(id, refusal, ct);
        }
        // her answer leaves before the others get theirs
        Response.OnCompleted(() =>
        {
            news.Replied(posted.Value!);
            return Task.CompletedTask;
        });
        if (!Streams.AreAccepted(Request)) return SeeOther($"/en-direct/{id}#m{posted.Value!.Number}");
        if ((await showPost.RunAsync(Member, id, posted.Value!.Number, ct)).Value is not { } shown) return NotFound();
        return new TurboStreamResult(Streams.Append("posts", await pieces.RenderAsync(shown.Post, shown.Thread.Slug, Texts)));
    }

    /// <summary>It comes back before it is posted, with what the guard says of it or with its proposals in place, or with what was wrong with a file.</summary>
    private async Task<IActionResult> AgainAsync(long id, string? body, string? submissionId, Advice? advice, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        Advice = advice;
        Keep(body, submissionId);
        return Again();
    }

    private void Keep(string? body, string? submissionId)
    {
        Body = body ?? "";
        if (Submission.IsReadable(submissionId)) SubmissionId = submissionId!;
    }
}
