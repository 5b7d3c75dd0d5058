using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Questions;

/// <summary>/fils/…/nouvelles, for who asked: « Qu’est-ce que ça a donné? », and afterwards whether the place may use what she said.</summary>
[Authorize]
[EnableRateLimiting(Limit.Post)]
public sealed class NewsModel(GiveNews give, ChangeStory change, LiveNews live) : ForumPage
{
    public GiveNews.View View { get; private set; } = null!;

    public NewsForm Form { get; private set; } = null!;

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(long id, string? body, string? submissionId, bool story, string? seen, string? act, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        Form = Form with { Body = body ?? "", Story = story, SubmissionId = Submission.IsReadable(submissionId) ? submissionId! : Form.SubmissionId };
        var proposes = act == Advice.Propose;
        if (Advise("", body, proposes ? null : seen) is { } advice)
        {
            Form = proposes ? Form with { Body = advice.Rewritten().Body } : Form with { Advice = advice };
            return Again();
        }
        var posted = await give.RunAsync(new(Member, id, body, submissionId ?? "", LanguageGuess.Of(body ?? "", Texts.Language), story), ct);
        if (posted.Refusal is { } refusal) return Refuse(refusal);
        live.Replied(posted.Value!);
        return SeeOther(ThreadPageModel.PostUrl(View.Thread, posted.Value!.Number));
    }

    public async Task<IActionResult> OnPostRecitAsync(long id, bool given, CancellationToken ct)
    {
        var outcome = await change.RunAsync(Member, id, given, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/fils/{id}/nouvelles?fait=true");
    }

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var opened = await give.OpenAsync(Member, id, ct);
        if (opened.Value is not { } view) return opened.Refusal;
        View = view;
        Form = new(id, view.Thread.ShownName ?? Member.Name, Submission.New());
        return null;
    }
}
