using Forum.Core.Organisations;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Organisations;

/// <summary>Making one of two pages of a group: which one stays, and what goes with it.</summary>
[Authorize]
public sealed class MergeModel(ListMergeTargets list, MergeOrganisations merge) : ForumPage
{
    public ListMergeTargets.Choices Choices { get; private set; } = null!;

    /// <summary>Id of the group that stays.</summary>
    [BindProperty]
    public string? Into { get; set; }

    public Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => ShowAsync(id, Page, ct);

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        var merged = await merge.RunAsync(new(Member, id, long.TryParse(Into, out var into) ? into : 0), ct);
        return merged.Refusal is { } refusal ? await ShowAsync(id, () => Refuse(refusal), ct) : SeeOther(merged.Value!.Url);
    }

    private async Task<IActionResult> ShowAsync(long id, Func<IActionResult> answer, CancellationToken ct)
    {
        var choices = await list.RunAsync(Member, id, ct);
        if (choices.Refusal is { } refusal) return Refuse(refusal);
        Choices = choices.Value!;
        return answer();
    }
}
