using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Joining;

/// <summary>/bienvenue: a newcomer's first page: threads that matter to her, and « Présentez-vous ».</summary>
[Authorize]
public sealed class WelcomeModel(ListMyThreads mine, ListThreads all) : ForumPage
{
    private const int Size = 8;

    /// <summary>Fewer of her own places, and the latest of all Québec complete them.</summary>
    private const int Least = 5;

    public IReadOnlyList<ThreadRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rail = await HttpContext.RailAsync();
        Rows = (await mine.RunAsync(Member, rail.Mine, ThreadKey.Newest, Size, ct)).Rows;
        if (Rows.Count < Least) Rows = [.. Rows, .. (await all.RunAsync(new(Member, null, null, ThreadKey.Newest, Size), ct)).Rows.Where(r => Rows.All(known => known.Id != r.Id)).Take(Size - Rows.Count)];
    }
}
