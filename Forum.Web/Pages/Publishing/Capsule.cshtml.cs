using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>/capsule: a link and a sentence, and it is published.</summary>
[Authorize]
[EnableRateLimiting(Limit.Post)]
public sealed class CapsuleModel(ShareLink share, LiveNews news) : ForumPage
{
    /// <summary>The names that the share menu of a telephone fills in, too.</summary>
    public sealed record Sent(string? Link, string? Words, string? Title, string? SubmissionId, string? Seen, string? Act);

    public Sent Form { get; private set; } = new("", "", "", Submission.New(), null, null);

    /// <summary>What the confidentiality guard says of the words that came back for it.</summary>
    public Advice? Advice { get; private set; }

    public void OnGet(string? lien) => Form = Form with { Link = lien ?? "" };

    public async Task<IActionResult> OnPostAsync([FromForm] Sent form, CancellationToken ct)
    {
        Form = form with { SubmissionId = Submission.IsReadable(form.SubmissionId) ? form.SubmissionId : Submission.New() };
        if (form.Act == Advice.Propose)
        {
            if (Advise(form.Title, form.Words) is { } proposals)
            {
                var (title, words) = proposals.Rewritten();
                Form = Form with { Title = title, Words = words };
            }
            return Again();
        }
        Advice = Advise(form.Title, form.Words, form.Seen);
        if (Advice is not null) return Again();
        var (thread, refusal) = await share.RunAsync(new(Member, form.Link, form.Words, form.Title, Form.SubmissionId!, LanguageGuess.Of($"{form.Title}\n{form.Words}", Texts.Language)), ct);
        if (thread is null) return Refuse(refusal!.Field is "Body" ? Refusal.Invalid("Words", refusal.Key) : refusal);
        news.Moved(thread.Id);
        return SeeOther(thread.Url + "#m1");
    }
}
