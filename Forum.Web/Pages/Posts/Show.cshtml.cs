using Forum.Core.Posts;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>The permanent link of a post, and everything its reader may do with it, as plain forms. Where the post or its thread went elsewhere, it leads there.</summary>
public sealed class ShowModel(OpenPost openPost, FollowMoved followMoved) : PostPageModel(openPost)
{
    public async Task<IActionResult> OnGetAsync(long id, long number, bool signale, CancellationToken ct)
    {
        IsReported = signale;
        var page = await ShowAsync(id, number, ct);
        if (Opened is { Post.Moved: false }) return page;
        return await followMoved.PostAsync(Member, id, number, ct) switch
        {
            null => page,
            { Number: 0, Thread: var thread } => Redirect(thread.Url),
            { Number: var at, Thread: var thread } => Redirect(ThreadPageModel.PostUrl(thread, at)),
        };
    }
}
