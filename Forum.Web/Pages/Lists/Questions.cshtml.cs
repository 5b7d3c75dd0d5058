using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Lists;

/// <summary>The open questions: where a member can help right now.</summary>
[Authorize]
public sealed class QuestionsModel(ListOpenQuestions list) : ForumPage
{
    public ListOpenQuestions.Page Questions { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? apres, CancellationToken ct)
    {
        if (ListOpenQuestions.Key.Parse(apres) is not { } key) return NotFound();
        IsFirstPage = string.IsNullOrEmpty(apres);
        Questions = await list.RunAsync(Member, key, ThreadList.PageSize, ct);
        return Shown();
    }

    protected override IActionResult Shown() => new ShownPage(new(Texts["lists.questions"], "two"), QuestionsPiece.Create(this));
}
