using Forum.Core.Briefs;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Briefs;

/// <summary>A brief on two pages, to print: figures, passages without a name, demands.</summary>
[Authorize]
public sealed class PrintModel(ReadBriefs read) : ForumPage
{
    public BriefView View { get; private set; } = null!;

    public static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        var (view, refusal) = await read.RunAsync(Member, id, ct);
        if (view is null) return Refuse(refusal!);
        View = view;
        return Page();
    }
}
