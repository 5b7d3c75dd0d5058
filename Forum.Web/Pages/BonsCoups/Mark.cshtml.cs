using Forum.Core.BonsCoups;
using Forum.Core.Posts;
using Forum.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>A post is retained as a bon coup, or no longer.</summary>
public sealed class MarkModel(OpenPost openPost, MarkBonCoup markBonCoup, UnmarkBonCoup unmarkBonCoup, BonCoupAnswers answers) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, bool keep, CancellationToken ct)
    {
        var (change, refusal) = keep ? await markBonCoup.RunAsync(Member, id, number, ct) : await unmarkBonCoup.RunAsync(Member, id, number, ct);
        return change is null ? await ShowRefusedAsync(id, number, refusal!, ct) : SeeOther(answers.After(change));
    }
}
