using Forum.Core.Questions;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Questions;

/// <summary>The questions by what became of them: the open ones, where a member can help right now, those with an accepted answer, those with news.</summary>
[Authorize]
public sealed class QuestionsModel(ListOpenQuestions listOpen, ListQuestions list) : ForumPage
{
    /// <summary>As they stand in addresses; the open ones have none.</summary>
    public const string Open = "ouvertes", Answered = "repondues", News = "nouvelles";

    public static IReadOnlyList<string> States { get; } = [Open, Answered, News];

    public string State { get; private set; } = Open;

    public IReadOnlyList<ThreadRow> Rows { get; private set; } = [];

    /// <summary>Where each stands, by thread.</summary>
    public IReadOnlyDictionary<long, QuestionFacts> Facts { get; private set; } = new Dictionary<long, QuestionFacts>();

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Further { get; private set; }

    public bool IsFirstPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? etat, string? apres, CancellationToken ct)
    {
        if (etat is not null && !States.Contains(etat)) return NotFound();
        State = etat ?? Open;
        IsFirstPage = string.IsNullOrEmpty(apres);
        return State is Open ? await ShowOpenAsync(apres, ct) : await ShowAsync(apres, ct);
    }

    private async Task<IActionResult> ShowOpenAsync(string? after, CancellationToken ct)
    {
        if (ListOpenQuestions.Key.Parse(after) is not { } key) return NotFound();
        var page = await listOpen.RunAsync(Member, key, ThreadList.PageSize, ct);
        Rows = page.Rows;
        Facts = await list.FactsAsync(Rows, ct);
        Further = page.Further is { } further ? $"/questions?apres={further}" : null;
        return Shown();
    }

    private async Task<IActionResult> ShowAsync(string? after, CancellationToken ct)
    {
        if (ThreadKey.Parse(after) is not { } key) return NotFound();
        var page = await list.RunAsync(Member, State is News, key, ThreadList.PageSize, ct);
        (Rows, Facts) = (page.Rows, page.Facts);
        Further = page.Further is { } further ? $"/questions?etat={State}&apres={further}" : null;
        return Shown();
    }

    protected override IActionResult Shown() => new ShownPage(new(Texts["questions.title"], "two"), QuestionsPiece.Create(this));
}
