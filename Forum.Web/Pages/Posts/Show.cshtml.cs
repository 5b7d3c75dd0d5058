using Forum.Core.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>The permanent link of a post, and everything its reader may do with it, as plain forms.</summary>
public sealed class ShowModel(OpenPost openPost) : PostPageModel(openPost)
{
    public Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct) => ShowAsync(id, number, ct);
}
