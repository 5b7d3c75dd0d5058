using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/deux-etapes: the second step of her sign-ins, taken up, renewed, laid down.</summary>
[Authorize]
[EnableRateLimiting(Limit.SignIn)]
public sealed class TwoStepsPageModel(TwoSteps twoSteps, ProveAgain prove, FindAddress findAddress, SiteSettings site) : ForumPage
{
    /// <summary>Made by the server at each showing, and proved by the code that comes back with it.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Before she takes it up.</summary>
    public ProveAgain.Need Need { get; private set; }

    public TwoSteps.State State { get; private set; } = new(false, 0);

    /// <summary>On paper, told this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>As the telephone reads it.</summary>
    public string Address { get; private set; } = "";

    /// <summary>For who types it: in groups of four.</summary>
    public string Spelled => string.Join(' ', (Key ?? "").Chunk(4).Select(c => new string(c)));

    /// <summary>She must, and has not yet.</summary>
    public bool IsRequired => TwoStepsGate.Stops(site, Member) && Codes.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Key = TwoSteps.NewKey();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await TellAsync(await twoSteps.TakeUpAsync(new(Member, Key, Code, SessionCookie.Read(Request), Password), ct), ct);

    public async Task<IActionResult> OnPostRenouvelerAsync(CancellationToken ct) => await TellAsync(await twoSteps.RenewAsync(Member, Code, ct), ct);

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken ct)
    {
        var outcome = await twoSteps.LayDownAsync(Member, Code, ct);
        if (outcome.Refusal is null) return SeeOther("/compte/deux-etapes");
        await LoadAsync(ct);
        return Refuse(outcome.Refusal);
    }

    private async Task<IActionResult> TellAsync(Outcome<List<string>> outcome, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Codes = outcome.Value!;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        (State, Need) = (await twoSteps.ReadAsync(Member, ct), await prove.ReadAsync(Member, SessionCookie.Read(Request), ct));
        // a key that was not ours is not shown again
        if (Key is not { Length: 32 }) Key = TwoSteps.NewKey();
        Address = TwoSteps.Address(site.Name, (await findAddress.RunAsync(Member.Id, ct))?.Email ?? "", Key);
    }
}
