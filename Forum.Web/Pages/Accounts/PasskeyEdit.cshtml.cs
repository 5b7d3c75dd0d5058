using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/cles/{id}: the name of one of her passkeys, and its end.</summary>
[Authorize]
[EnableRateLimiting(Limit.SignIn)]
public sealed class PasskeyEditModel(MyPasskeys mine, ProveAgain prove) : ForumPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Passkey Key { get; private set; } = null!;

    public ProveAgain.Need Need { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await mine.RenameAsync(Member, Id, Name, ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(refusal, ct) : SeeOther("/compte/cles?fait=nom");
    }

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken ct)
    {
        var outcome = await mine.RemoveAsync(Member, Id, SessionCookie.Read(Request), Password, ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(refusal, ct) : SeeOther("/compte/cles?fait=retiree");
    }

    private async Task<IActionResult> ShowAsync(Refusal? refusal, CancellationToken ct)
    {
        var found = await mine.FindAsync(Member, Id, ct);
        if (found.Refusal is { } missing) return Refuse(missing);
        (Key, Need) = (found.Value!, await prove.ReadAsync(Member, SessionCookie.Read(Request), ct));
        // a name that was refused stays to be mended
        if (refusal is not { Field: "Name" }) Name = Key.Name;
        return refusal is null ? Page() : Refuse(refusal);
    }
}
