using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>What a post said before, with the words that changed, for whoever may read its thread.</summary>
public sealed class HistoryModel(PostHistory postHistory) : ForumPage
{
    public PostVersions History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        var (history, refusal) = await postHistory.RunAsync(Member, id, number, ct);
        if (history is null) return Refuse(refusal!);
        History = history;
        return Page();
    }

    /// <summary>What this version changed of the one before it.</summary>
    public IReadOnlyList<DiffRun> Diff(int version) => WordDiff.Of(History.Versions[version + 1].Text, History.Versions[version].Text);
}
