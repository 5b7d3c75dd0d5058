using Forum.Core.Joining;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Joining;

/// <summary>/inscription: anyone asks to join. Who is a member already has nothing to do here.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class AskToJoinModel(AskToJoin askToJoin, Places places) : ForumPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string? Sentence { get; set; }

    [BindProperty(Name = "envoye", SupportsGet = true)]
    public bool Sent { get; set; }

    public IEnumerable<Region> Regions => places.Regions.Where(r => r.Id != Core.Regions.Region.AllQuebec);

    public IActionResult OnGet() => Member.IsSignedIn ? SeeOther("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await askToJoin.RunAsync(new(Name, Email, Organisation, Region, Sentence, Texts.Language), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/inscription?envoye=true");
    }
}
