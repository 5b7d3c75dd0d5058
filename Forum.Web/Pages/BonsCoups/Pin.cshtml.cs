using Forum.Core.BonsCoups;
using Forum.Core.Posts;
using Forum.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>A post is pinned somewhere, and retained as a bon coup where the form says so.</summary>
public sealed class PinModel(OpenPost openPost, PinPost pinPost, BonCoupAnswers answers) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, string? place, string? until, bool alsoBonCoup, CancellationToken ct)
    {
        var (change, refusal) = await pinPost.RunAsync(new(Member, id, number, place, until, alsoBonCoup), ct);
        return change is null ? await ShowRefusedAsync(id, number, refusal!, ct) : SeeOther(answers.After(change));
    }
}
