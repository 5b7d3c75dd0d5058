using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Messages;

/// <summary>/messages: the threads that only she and a few named people read.</summary>
[Authorize]
public sealed class IndexModel(ListPrivateThreads list) : ForumPage
{
    public ThreadList Threads { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? avant, CancellationToken ct)
    {
        if (ThreadKey.Parse(avant) is not { } key) return NotFound();
        Threads = await list.RunAsync(Member, key, ct);
        return Page();
    }
}
