using Forum.Core;
using Forum.Core.Questions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Questions;

/// <summary>
/// /questions/invitation?cle=… from the letter, without signing in, or ?fil=… from the thread, for who is signed in: answer, « Je passe », « Je connais quelqu’un ».
/// Opening it changes nothing, as mail programs look too; the key is in the query, which no log holds.
/// </summary>
[EnableRateLimiting(Limit.Act)]
public sealed class InvitationModel(ReadInvitation read, AnswerInvitation answer) : ForumPage
{
    /// <summary>What she chose, in addresses and forms.</summary>
    public const string Pass = "passer", Know = "connais";

    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(Name = "fil", SupportsGet = true)]
    public long? ThreadId { get; set; }

    [BindProperty(Name = "choix", SupportsGet = true)]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    public Invitation? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Choice is not (null or Pass or Know)) return NotFound();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Choice is not (Pass or Know)) return BadRequest();
        var outcome = await answer.RunAsync(new(Member, Key, ThreadId, Choice is Pass, Who), ct);
        if (outcome.Refusal is { Kind: RefusalKind.Invalid } refusal)
        {
            await LoadAsync(ct);
            return Asked is null ? Page() : Refuse(refusal);
        }
        Asked = outcome.Value;
        if (Asked is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Asked = await read.RunAsync(Member, Key, ThreadId, ct);
        if (Asked is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
