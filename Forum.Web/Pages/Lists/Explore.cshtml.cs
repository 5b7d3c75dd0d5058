using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Forum.Web.Pages.Lists;

/// <summary>/explorer: every standing list and every way to share, one tap from the bar at the foot of a telephone, where the rail has no room.</summary>
[Authorize]
public sealed class ExploreModel(Places places) : ForumPage
{
    /// <param name="Words">what it is called to this reader</param>
    public sealed record Entry(string Path, string Icon, string Words);

    private IReadOnlyList<Region> _mine = [];

    /// <summary>The names of sections are ends of texts: lists.explore.…</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<Entry> Entries)> Sections => [("find", Find), ("places", Around), ("share", Share), ("mine", Mine)];

    public async Task OnGetAsync()
    {
        var rail = await HttpContext.RailAsync();
        _mine = [.. places.Regions.Where(r => rail.Mine.RegionIds.Contains(r.Id)).OrderBy(r => r.Id == Member.RegionId ? 0 : r.Id == Region.AllQuebec ? 2 : 1)];
    }

    private string Home => places.Region(Member.RegionId).Slug;

    private IReadOnlyList<Entry> Find =>
    [
        new("/questions", "circle-help", Texts["common.questions"]),
        new("/bons-coups", "lightbulb", Texts["common.bons_coups"]),
        new("/outils", "wrench", Texts["library.tools"]),
        new("/ressources", "compass", Texts["library.resources"]),
        new("/etudes", "file-text", Texts["library.studies"]),
        new($"/agenda?genre=occasion&region={Home}", "coins", Texts["agenda.kind.occasion"]),
        new($"/agenda?genre=formation&region={Home}", "notebook-pen", Texts["agenda.kind.formation"]),
        new("/agenda", "bell", Texts["agenda.title"]),
        new("/themes/enjeux-politiques", "megaphone", Texts["home.inform_policy"]),
        new("/repertoire", "users", Texts["common.directory"]),
    ];

    private List<Entry> Around =>
    [
        .. _mine.Select(r => new Entry("/regions/" + r.Slug, "map", r.Name(Texts.Language))),
        new("/regions", "globe", Texts["common.all_regions"]),
        new("/themes", "list", Texts["common.all_themes"]),
    ];

    private IReadOnlyList<Entry> Share =>
    [
        new("/publier?kind=question", "circle-help", Texts["home.share_question"]),
        new("/publier?kind=bon-coup", "lightbulb", Texts["home.share_bon_coup"]),
        new("/publier?kind=outil", "wrench", Texts["home.share_tool"]),
        new("/publier?kind=etude-de-cas", "puzzle", Texts["home.share_case"]),
        new("/publier?kind=occasion", "coins", Texts["home.share_funding"]),
        new("/publier?kind=formation", "notebook-pen", Texts["home.share_training"]),
        new("/capsule", "link", Texts["home.share_link"]),
        new("/concertation", "building-2", Texts["briefs.title"]),
    ];

    private List<Entry> Mine =>
    [
        new("/messages", "message-circle", Texts["messages.title"]),
        new("/brouillons", "pencil", Texts["publish.drafts"]),
        new("/compte/flux", "bell", Texts["feeds.title"]),
        new("/compte", "settings", Texts["accounts.title"]),
        .. Member.Role is Role.Member ? Array.Empty<Entry>() : [new("/animation/accueil", "hand-helping", Texts["joining.facilitation"])],
        .. Member.IsCoordinator ? new[] { new Entry("/administration/membres", "settings", Texts["administration.title"]) } : [],
        new("/aide", "circle-help", Texts["help.title"]),
    ];
}
