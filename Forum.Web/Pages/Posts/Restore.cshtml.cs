using Forum.Core.Posts;
using Forum.Web.Live;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>Who took a post back brings it back.</summary>
public sealed class RestoreModel(OpenPost openPost, DeletePost deletePost, PostAnswers answers, LiveNews news) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, string? from, CancellationToken ct)
    {
        var (change, refusal) = await deletePost.RestoreAsync(Member, id, number, ct);
        if (change is null) return await ShowRefusedAsync(id, number, refusal!, ct);
        news.Pinned(change);
        return await answers.AfterActAsync(HttpContext, change, from, Streams.Remove($"toast-m{number}"));
    }
}
