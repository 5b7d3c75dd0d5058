using Forum.Core.BonsCoups;
using Forum.Core.Posts;
using Forum.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>A pin is taken off its place.</summary>
public sealed class UnpinModel(OpenPost openPost, UnpinPost unpinPost, BonCoupAnswers answers) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, string? place, CancellationToken ct)
    {
        var (change, refusal) = await unpinPost.RunAsync(new(Member, id, number, place), ct);
        return change is null ? await ShowRefusedAsync(id, number, refusal!, ct) : SeeOther(answers.After(change));
    }
}
