using Forum.Core.Questions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Questions;

/// <summary>/animation/questions: open questions of what I facilitate, older than two working days.</summary>
[Authorize]
public sealed class DeskModel(ListWaitingQuestions list) : ForumPage
{
    public IReadOnlyList<WaitingQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Questions = outcome.Value!;
        return Page();
    }
}
