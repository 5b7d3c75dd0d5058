using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>POST /publier/semblables, while she writes the title: the list of similar threads as it stands on /publier, empty where there is none.</summary>
[EnableRateLimiting(Limit.Search)]
public sealed class SimilarModel(ProposeThread propose) : ForumPage
{
    public IReadOnlyList<ThreadRow> Threads { get; private set; } = [];

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? title, CancellationToken ct)
    {
        var proposed = await propose.RunAsync(new(Member, title, ""), ct);
        if (proposed.Value is null) return Refuse(proposed.Refusal!);
        Threads = proposed.Value.Similar;
        return Page();
    }
}
