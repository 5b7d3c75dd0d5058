using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Privacy;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/installation: with the code of the console, the set-up of a place in which nobody is yet; without it, the page that says so. Afterwards there is no such page.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class SetUpModel(SetUpCode setUpCode, SetUpPlace setUpPlace, Sessions sessions, Places places) : ForumPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string[] Served { get; set; } = [];

    /// <summary>The code fits: show the form.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The place is set up, and nobody said yet who answers for personal data: a coordinator comes in and does.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Who answers for personal data.</summary>
    public PolicyForm Policy { get; private set; } = PolicyForm.Of(null);

    /// <summary>The code of an earlier start, spent, or too old.</summary>
    public bool IsOver => !IsOpen && Code is not null;

    public IEnumerable<Region> Choices => places.Regions.Where(r => r.Id != Core.Regions.Region.AllQuebec);

    public async Task<IActionResult> OnGetAsync([FromServices] SiteSettings site, [FromServices] IHostEnvironment environment, CancellationToken ct)
    {
        if (!await setUpCode.IsNeededAsync(ct)) return site.Policy is null && environment.IsProduction() ? Incomplete() : NotFound();
        Served = [.. Choices.Select(r => r.Slug)];
        return await OpenAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] LiveNews news, [FromForm] PolicyForm policy, CancellationToken ct)
    {
        Policy = policy;
        if (!await setUpCode.IsNeededAsync(ct)) return NotFound();
        var outcome = await setUpPlace.RunAsync(new(Code, Place ?? "", Name ?? "", Email ?? "", Password ?? "", Region, Served, Texts.Language, policy.Policy), ct);
        if (outcome.Refusal is { Kind: Core.RefusalKind.Invalid } refusal)
        {
            IsOpen = true;
            return Refuse(refusal);
        }
        if (outcome.Refusal is not null) return await OpenAsync(ct);
        news.SetUp();
        SessionCookie.Write(HttpContext, await sessions.OpenAsync(outcome.Value!.Id, ct, Device.Of(Request)), Sessions.Lifetime);
        return SeeOther("/");
    }

    private PageResult Incomplete()
    {
        (IsIncomplete, Response.StatusCode) = (true, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }

    /// <summary>503 tells monitors that the place does not serve yet.</summary>
    private async Task<IActionResult> OpenAsync(CancellationToken ct)
    {
        IsOpen = await setUpCode.FitsAsync(Code, ct);
        if (!IsOpen) Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
