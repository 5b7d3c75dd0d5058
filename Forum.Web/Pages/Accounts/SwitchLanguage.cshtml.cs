using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/langue, where the footer leads to. The choice stays in this browser, and in the account of who is signed in.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class SwitchLanguageModel(ChangeLanguage changeLanguage) : ForumPage
{
    [BindProperty(Name = "langue")]
    public string? Choice { get; set; }

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet() => Back = ReturnUrl.Safe(Url, Back);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var language = Languages.Parse(Choice);
        if (Member.IsSignedIn) await changeLanguage.RunAsync(Member, language, ct);
        RequestLanguage.Remember(HttpContext, language);
        return SeeOther(ReturnUrl.Safe(Url, Back));
    }
}
