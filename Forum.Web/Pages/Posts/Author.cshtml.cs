using Forum.Core.Posts;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Posts;

/// <summary>Who wrote a masked post, said on its own page to who facilitates its region; asked by a form, as the look is noted.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class AuthorModel(OpenPost openPost, SeeAuthor seeAuthor) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, CancellationToken ct)
    {
        var (name, refusal) = await seeAuthor.RunAsync(Member, id, number, ct);
        if (name is null) return await ShowRefusedAsync(id, number, refusal!, ct);
        AuthorBehind = name;
        return await ShowAsync(id, number, ct);
    }
}
