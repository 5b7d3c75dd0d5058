using Forum.Core;
using Forum.Core.BonsCoups;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>The author of a bon coup says what may be made of it. Letters lead here.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ConsentModel(AnswerCoup answer, BonCoupAnswers answers) : ForumPage
{
    public AnswerCoup.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        var (view, refusal) = await answer.OpenAsync(Member, id, number, ct);
        if (view is null) return Refuse(refusal!.Kind is RefusalKind.Invalid ? Refusal.NotFound : refusal);
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, bool card, bool booklet, CancellationToken ct)
    {
        var (change, refusal) = await answer.RunAsync(new(Member, id, number, card, booklet), ct);
        if (change is null) return Refuse(refusal!.Kind is RefusalKind.Invalid ? Refusal.NotFound : refusal);
        return SeeOther(answers.After(change));
    }
}
