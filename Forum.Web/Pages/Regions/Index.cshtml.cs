using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Regions;

/// <summary>All regions: the map, and the list that says the same.</summary>
[Authorize]
public sealed class IndexModel(ReadRegionWeek week) : ForumPage
{
    public IReadOnlyDictionary<long, long> Week { get; private set; } = null!;

    public Rail Rail { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => (Week, Rail) = (await week.RunAsync(ct), await HttpContext.RailAsync());
}
