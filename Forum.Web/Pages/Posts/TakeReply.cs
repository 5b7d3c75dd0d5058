using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Live;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pages.Posts;

/// <summary>A reply on its way in, from the form of a thread or of a live exchange: its files are kept, the guard reads it, it is posted, and the others get it after its author has her answer.</summary>
public sealed class TakeReply(PostReply postReply, FormFiles files, LiveNews news)
{
    /// <param name="Seen">what the guard said that she has seen</param>
    /// <param name="Proposes">she asks for the guard's words instead of hers</param>
    public sealed record Written(string? Body, string? SubmissionId, string? Seen, bool Proposes);

    /// <summary>Posted, or why not: refused, or, without a refusal, for her to look at again with what is said of it or of its files.</summary>
    /// <param name="Body">as her form shows it again</param>
    public sealed record Taken(PostChange? Posted, Refusal? Refusal, Advice? Advice, string Body);

    public async Task<Taken> RunAsync(ForumPage page, long threadId, Written written, CancellationToken ct)
    {
        var (body, submission) = (written.Body ?? "", written.SubmissionId ?? "");
        var given = await files.TakeAsync(page, Drafts.Reply(threadId), ct);
        if (page.Member.IsSignedIn && page.Advise("", body, written.Proposes ? null : written.Seen) is { } advice)
            return written.Proposes ? new(null, null, null, advice.Rewritten().Body) : new(null, null, advice, body);
        if (given is null) return new(null, null, null, body);
        var posted = await postReply.RunAsync(new(page.Member, threadId, body, submission, LanguageGuess.Of(body, page.Texts.Language)) { Files = given }, ct);
        if (posted.Value is not { } reply) return new(null, posted.Refusal, null, body);
        // her answer leaves before a thousand readers get theirs
        page.Response.OnCompleted(() =>
        {
            news.Replied(reply);
            return Task.CompletedTask;
        });
        return new(reply, null, null, body);
    }
}
