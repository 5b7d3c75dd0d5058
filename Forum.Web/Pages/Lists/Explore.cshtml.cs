using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Lists;

/// <summary>/explorer: every standing list and everything one may bring, each one tap away; regions and themes below. On a telephone it is an entry of the tab bar, which has no room for the rail.</summary>
[Authorize]
public sealed class ExploreModel(ReadRegionWeek week) : ForumPage
{
    /// <param name="Words">key of its text</param>
    public sealed record Entry(string Path, string Icon, string Words);

    private static readonly Entry[] Found =
    [
        new("/questions", "circle-help", "common.questions"), new("/bons-coups", "lightbulb", "common.bons_coups"), new("/outils", "wrench", "library.tools"), new("/ressources", "compass", "library.resources"),
        new("/etudes", "file-text", "library.studies"), new("/agenda", "calendar", "agenda.title"), new("/repertoire", "users", "common.directory"), new("/messages", "message-circle", "messages.title"),
    ];

    private static readonly Entry[] Brought =
    [
        new("/publier?kind=question", "circle-help", "home.share_question"), new("/publier?kind=bon-coup", "lightbulb", "home.share_bon_coup"), new("/publier?kind=outil", "wrench", "home.share_tool"), new("/publier?kind=occasion", "coins", "home.share_funding"),
        new("/publier?kind=formation", "notebook-pen", "home.share_training"), new("/capsule", "link", "home.share_link"), new("/concertation", "megaphone", "briefs.title"), new("/compte/flux", "bell", "common.explore_feeds"),
    ];

    public IReadOnlyDictionary<long, long> Week { get; private set; } = null!;

    public Rail Rail { get; private set; } = null!;

    /// <summary>What this member finds in the rail of a wide screen and on home, under the words that name it.</summary>
    public IEnumerable<(string Words, IReadOnlyList<Entry> Entries)> Lists => [("common.explore_find", [.. Found, .. Offices]), ("common.explore_bring", Brought)];

    private IEnumerable<Entry> Offices => Member.Role is Role.Member ? [] : Member.IsCoordinator
        ? [new("/animation/accueil", "hand-helping", "joining.facilitation"), new("/administration/membres", "settings", "administration.title")] : [new("/animation/accueil", "hand-helping", "joining.facilitation")];

    public async Task OnGetAsync(CancellationToken ct) => (Week, Rail) = (await week.RunAsync(ct), await HttpContext.RailAsync());
}
