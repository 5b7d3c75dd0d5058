using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Shared;

/// <summary>A region, a theme, or the cell where they cross: its threads, and those next door where it holds little yet.</summary>
[Authorize]
public abstract class PlacePageModel(ListThreads list, ListNearby nearby) : ForumPage
{
    public ThreadList Threads { get; private set; } = null!;

    /// <summary>Threads next door; null where the region holds enough, and for a theme through all regions.</summary>
    public Nearby? Nearby { get; private set; }

    /// <summary>How many threads stand in each crossing cell.</summary>
    public IReadOnlyDictionary<long, long> Cells { get; protected set; } = null!;

    public MyPlaces Mine { get; private set; } = null!;

    /// <summary>Only there is what is pinned shown.</summary>
    public bool IsFirstPage { get; private set; }

    protected async Task ReadAsync(Region? region, Theme? theme, ThreadKey key, CancellationToken ct)
    {
        IsFirstPage = key == ThreadKey.Newest;
        Threads = await list.RunAsync(new(Member, region?.Id, theme?.Id, key), ct);
        if (region is not null && IsFirstPage && Threads.Rows.Count < NearbyModel.Few) Nearby = await nearby.RunAsync(Member, (region, theme?.Id), Threads.Rows.Select(r => r.Id), ct);
        Mine = (await HttpContext.RailAsync()).Mine;
    }
}
