using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/animation/echanges: exchanges that I conduct and that are not summarised; one that waits for its summary for more than a week says so.</summary>
[Authorize]
public sealed class DeskModel(ListExchanges list, TimeProvider clock) : ForumPage
{
    public IReadOnlyList<ListedExchange> Exchanges { get; private set; } = [];

    public bool IsLate(ListedExchange exchange) => exchange.ClosedAt < clock.GetUtcNow() - ListExchanges.SummaryDue;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Member.Role is Role.Member) return StatusCode(StatusCodes.Status403Forbidden);
        Exchanges = await list.ConductedAsync(Member, ct);
        return Page();
    }
}
