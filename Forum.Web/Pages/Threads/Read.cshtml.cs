using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Threads;

/// <summary>Script says how far live posts were seen; the mark never goes back.</summary>
public sealed class ReadModel(MarkRead markRead) : ForumPage
{
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}");

    public async Task<IActionResult> OnPostAsync(long id, long number, CancellationToken ct) =>
        (await markRead.RunAsync(Member, id, number, ct)).Refusal is { } refusal ? Refuse(refusal) : StatusCode(StatusCodes.Status204NoContent);
}
