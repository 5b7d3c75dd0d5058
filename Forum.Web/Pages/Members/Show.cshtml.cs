using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Members;

/// <summary>/membres/{id}: who somebody is here, as far as she shows it to this reader.</summary>
[Authorize]
public sealed class ShowModel(ShowMember show, BlockMember block, Places places) : ForumPage
{
    public MemberPage Person { get; private set; } = null!;

    /// <summary>This reader wants no private message from her.</summary>
    public bool Blocks { get; private set; }

    /// <summary>A new question for her, in her region and on a theme of hers.</summary>
    public string AskUrl => $"/publier?kind=question&region={places.Region(Person.RegionId).Slug}{Theme}&membre={Person.Id}";

    /// <summary>Nothing of hers but her name and her group is shown to this reader.</summary>
    public bool SaysNothing => Person.Said is { Expertises.Count: 0, Offers.Length: 0, Seeks.Length: 0 };

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        var outcome = await show.RunAsync(Member, id, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Person = outcome.Value!;
        Blocks = await block.IsBlockedAsync(Member, id, ct);
        return Page();
    }

    /// <summary>Closed themes take no new thread.</summary>
    private string Theme => places.Themes.FirstOrDefault(t => Person.Themes.Contains(t.Id)) is { } theme ? $"&theme={theme.Slug}" : "";
}
