using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Passkeys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/cles: her passkeys, and another one. client/passkey.ts asks at /compte/cles/demande, with the password where it is wanted, and brings the authenticator's answer to /compte/cles/ajouter.</summary>
[Authorize]
[EnableRateLimiting(Limit.SignIn)]
public sealed class PasskeyListModel(MyPasskeys mine, AddPasskey addPasskey, ProveAgain prove, PasskeyCeremony ceremony) : ForumPage
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What was just done: ajoutee, retiree or nom.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    public ProveAgain.Need Need { get; private set; }

    /// <summary>See <see cref="MyPasskeys.MustSignInAsync"/>.</summary>
    public bool MustSignIn { get; private set; }

    /// <summary>Null where there can be no passkeys.</summary>
    public string? Host => ceremony.Host(Request);

    public string? NamedHost => ceremony.Named;

    /// <summary>The place requires two steps of her, and finds one.</summary>
    public bool IsStopped => TwoStepsGate.Stops(HttpContext.RequestServices.GetRequiredService<SiteSettings>(), Member);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDemandeAsync(CancellationToken ct)
    {
        if (Host is null) return NotFound();
        var begun = await addPasskey.BeginAsync(Member, SessionCookie.Read(Request), Password, ct);
        if (begun.Refusal is { Kind: RefusalKind.Invalid } refusal) return new JsonResult(new { Error = Texts[refusal.Key], refusal.Field }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        return begun.Refusal is { } other ? Refuse(other) : Content(await ceremony.AskAddAsync(HttpContext, Member, begun.Value!, ct), "application/json");
    }

    public async Task<IActionResult> OnPostAjouterAsync(CancellationToken ct)
    {
        var verified = await ceremony.VerifyAddAsync(HttpContext, Member, Question, Answer, ct);
        var refusal = verified.Refusal ?? (await addPasskey.RunAsync(new(Member, SessionCookie.Read(Request), verified.Value!, Device.Of(Request)), ct)).Refusal;
        if (refusal is null) return SeeOther("/compte/cles?fait=ajoutee");
        await LoadAsync(ct);
        return Refuse(refusal);
    }

    private async Task LoadAsync(CancellationToken ct) =>
        (Keys, MustSignIn, Need) = (await mine.ListAsync(Member, ct), await mine.MustSignInAsync(Member, ct), await prove.ReadAsync(Member, SessionCookie.Read(Request), ct));
}
