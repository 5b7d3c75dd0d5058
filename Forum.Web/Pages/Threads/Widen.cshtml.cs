using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Live;
using Forum.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Threads;

/// <summary>« Élargir à tout le Québec », from the page of the opening message.</summary>
public sealed class WidenModel(OpenPost openPost, WidenThread widenThread, LiveNews news) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}/m/1");

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        var (thread, refusal) = await widenThread.RunAsync(Member, id, ct);
        if (thread is null) return await ShowRefusedAsync(id, 1, refusal!, ct);
        news.Moved(id);
        return SeeOther(thread.Url);
    }
}
