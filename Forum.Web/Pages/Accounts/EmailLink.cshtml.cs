using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/courriel/lien?cle=…: where the two messages about a new address lead. Opening the page confirms nothing, as mail programs look too; the key is in the query, which no log holds.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class EmailLinkModel(ChangeEmail changeEmail) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    public ChangeEmail.Look Look { get; private set; } = new(ChangeEmail.Step.Over, "");

    /// <summary>What became of it: email_changed, email_half or email_cancelled; empty while it is asked.</summary>
    public string Said { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Look = await changeEmail.LookAsync(Key, ct);
        if (Look.Step is ChangeEmail.Step.Over) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await SayAsync(await changeEmail.ConfirmAsync(Key, SessionCookie.Read(Request), ct), done => done ? "email_changed" : "email_half", ct);

    public async Task<IActionResult> OnPostAnnulerAsync(CancellationToken ct) => await SayAsync(await changeEmail.CancelAsync(Core.Members.Member.Nobody, Key, ct), _ => "email_cancelled", ct);

    private async Task<IActionResult> SayAsync<T>(Outcome<T> outcome, Func<T, string> says, CancellationToken ct)
    {
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
        {
            await OnGetAsync(ct);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Said = says(outcome.Value!);
        return Page();
    }
}
