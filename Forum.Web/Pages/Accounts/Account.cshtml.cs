using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte: who I am here, my language, the regions and themes I follow. Each of the two forms is one use case.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class AccountModel(ShowAccount showAccount, ChangeProfile changeProfile, FollowPlaces followPlaces, Places places) : ForumPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(Name = "langue")]
    public string? Choice { get; set; }

    [BindProperty]
    public string[] Regions { get; set; } = [];

    [BindProperty]
    public string[] Themes { get; set; } = [];

    /// <summary>What was just saved: profil, fiche, suivi, suivis or mot-de-passe.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Saved { get; set; }

    public ShowAccount.Account Account { get; private set; } = null!;

    /// <summary>People of her own group who ask to join and wait for her word.</summary>
    public long AskingColleagues { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] Core.Joining.ListColleagues colleagues, CancellationToken ct)
    {
        AskingColleagues = await colleagues.CountAsync(Member, ct);
        return await ShowAsync(Page, true, true, ct);
    }

    public async Task<IActionResult> OnPostProfilAsync(CancellationToken ct)
    {
        var outcome = await changeProfile.RunAsync(new(Member, Name ?? "", Title ?? "", Languages.Parse(Choice)), ct);
        if (outcome.Refusal is { } refusal) return await ShowAsync(() => Refuse(refusal), false, true, ct);
        RequestLanguage.Remember(HttpContext, Languages.Parse(Choice));
        return SeeOther("/compte?fait=profil");
    }

    public async Task<IActionResult> OnPostSuiviAsync(CancellationToken ct)
    {
        var outcome = await followPlaces.RunAsync(new(Member, Regions, Themes), ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(() => Refuse(refusal), true, false, ct) : SeeOther("/compte?fait=suivi");
    }

    /// <summary>The page as the store has it, but for the form that was just refused.</summary>
    private async Task<IActionResult> ShowAsync(Func<IActionResult> answer, bool storedProfile, bool storedPlaces, CancellationToken ct)
    {
        var outcome = await showAccount.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Account = outcome.Value!;
        if (storedProfile) (Name, Title, Choice) = (Account.Name, Account.Title, Member.Language.Code());
        if (storedPlaces) (Regions, Themes) = ([.. Account.Regions.Select(id => places.Region(id).Slug)], [.. Account.Themes.Select(id => places.Theme(id).Slug)]);
        return answer();
    }
}
