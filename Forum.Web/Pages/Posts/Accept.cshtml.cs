using Forum.Core.Posts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>« Ça m’a aidé », said by the asker or taken back.</summary>
public sealed class AcceptModel(OpenPost openPost, AcceptAnswer acceptAnswer, PostAnswers answers) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, bool helped, string? from, CancellationToken ct)
    {
        var (change, refusal) = await acceptAnswer.RunAsync(new(Member, id, number, helped), ct);
        return change is null ? await ShowRefusedAsync(id, number, refusal!, ct) : await answers.AfterActAsync(HttpContext, change, from);
    }
}
