using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Themes;

/// <summary>All themes, and what each is for.</summary>
[Authorize]
public sealed class IndexModel : ForumPage
{
    public Rail Rail { get; private set; } = null!;

    public async Task OnGetAsync() => Rail = await HttpContext.RailAsync();
}
