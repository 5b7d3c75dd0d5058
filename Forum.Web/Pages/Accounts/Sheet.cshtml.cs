using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/fiche: what a member says of herself, and whom she shows each part to.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class SheetModel(ReadProfile read, SaveProfile save) : ForumPage
{
    public SheetForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Form = SheetForm.Of(outcome.Value!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "")] SheetForm form, CancellationToken ct)
    {
        Form = form;
        var outcome = await save.RunAsync(Member, form.Draft, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte?fait=fiche");
    }
}
