using Forum.Core.Posts;
using Forum.Web.Live;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>A post is taken back; with script, ten seconds to undo it in place.</summary>
public sealed class DeleteModel(OpenPost openPost, DeletePost deletePost, PostAnswers answers, LiveNews news) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, string? from, CancellationToken ct)
    {
        var (change, refusal) = await deletePost.RunAsync(Member, id, number, ct);
        if (change is null) return await ShowRefusedAsync(id, number, refusal!, ct);
        news.Pinned(change);
        return await answers.AfterActAsync(HttpContext, change, from, answers.UndoToast(HttpContext, change));
    }
}
