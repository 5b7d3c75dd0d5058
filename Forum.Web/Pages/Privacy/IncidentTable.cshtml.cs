using Forum.Core.Privacy;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>/administration/incidents/registre: the register as a file.</summary>
[Authorize]
public sealed class IncidentTableModel(IncidentRegister register) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await register.ListAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Response.Headers.CacheControl = "no-store";
        return File(IncidentsModel.Table(outcome.Value!, Texts), "text/csv; charset=utf-8", "registre-incidents.csv");
    }
}
