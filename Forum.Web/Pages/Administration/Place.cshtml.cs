using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/lieu: the name of the place, the regions it serves, and how those who keep it sign in.</summary>
[Authorize]
public sealed class PlaceModel(ChangePlace change, Places places, SiteSettings site, LiveNews news) : ForumPage
{
    public string Name { get; private set; } = "";

    public IReadOnlyCollection<string> Served { get; private set; } = [];

    /// <summary>Facilitators and coordinators must sign in with two steps.</summary>
    public bool TwoSteps { get; private set; }

    public bool IsDone { get; private set; }

    public IEnumerable<Region> Choices => places.All.Where(r => r.Id != Region.AllQuebec);

    public IActionResult OnGet(bool fait)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        (Name, Served, TwoSteps, IsDone) = (site.Name, [.. places.Regions.Select(r => r.Slug)], site.RequiresTwoSteps, fait);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, List<string> served, bool twoSteps, CancellationToken ct)
    {
        (Name, Served, TwoSteps) = (name ?? "", served, twoSteps);
        var changed = await change.RunAsync(Member, name, served, twoSteps, ct);
        if (changed.Refusal is { } refusal) return Refuse(refusal);
        news.SetUp();
        return SeeOther("/administration/lieu?fait=true");
    }
}
