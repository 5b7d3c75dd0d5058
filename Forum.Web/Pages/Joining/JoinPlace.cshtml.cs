using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Joining;

/// <summary>/rejoindre?cle=…: one screen between an invitation and the first page. The key is in the query, which no log holds.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class JoinPlaceModel(Join join) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string[] Themes { get; set; } = [];

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public ConsentPurpose[] Consents { get; set; } = [];

    public Join.Invitation? Invitation { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Invitation = await join.LookAsync(Key, ct);
        if (Invitation is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else (Name, Organisation) = (Invitation.Name, Invitation.Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await join.RunAsync(new(Key, Name ?? "", Title ?? "", Organisation ?? "", Themes, Password, Consents, Texts.Language) { Device = Device.Of(Request) }, ct);
        if (outcome.Refusal is { } refusal)
        {
            Invitation = await join.LookAsync(Key, ct);
            return Invitation is null ? await OnGetAsync(ct) : Refuse(refusal);
        }
        SessionCookie.Write(HttpContext, outcome.Value!, Sessions.Lifetime);
        return SeeOther("/bienvenue");
    }
}
