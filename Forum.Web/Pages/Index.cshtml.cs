using Forum.Core.BonsCoups;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages;

/// <summary>Home: what moves for a member; what this place is for a visitor.</summary>
public sealed class IndexModel(ListMyThreads mine, ListThreads all, ReadRegionWeek week, ListPublicBonsCoups bonsCoups) : ForumPage
{
    private const int Size = 12;

    /// <summary>mine: « Mes régions et thèmes »; quebec: « Tout le Québec »; sans-reponse: open questions.</summary>
    public string View { get; private set; } = "mine";

    public IReadOnlyList<ThreadRow> Rows { get; private set; } = [];

    /// <summary>Address of « Plus anciens ».</summary>
    public string? Older { get; private set; }

    public Rail Rail { get; private set; } = null!;

    public IReadOnlyDictionary<long, long> Week { get; private set; } = null!;

    public IReadOnlyList<BonCoup> BonsCoups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromServices] ListOpenQuestions questions, string? voir, string? avant, CancellationToken ct)
    {
        if (!Member.IsSignedIn)
        {
            BonsCoups = await bonsCoups.RunAsync(ct);
            return Shown();
        }
        (Rail, Week, View) = (await HttpContext.RailAsync(), await week.RunAsync(ct), voir ?? "mine");
        if (View == "sans-reponse") return await ShowQuestionsAsync(questions, avant, ct);
        if (View is not ("mine" or "quebec") || ThreadKey.Parse(avant) is not { } key) return NotFound();
        var list = View == "mine" ? await mine.RunAsync(Member, Rail.Mine, key, Size, ct) : await all.RunAsync(new(Member, null, null, key, Size), ct);
        return Show(list.Rows, list.Older?.ToString());
    }

    private async Task<IActionResult> ShowQuestionsAsync(ListOpenQuestions questions, string? avant, CancellationToken ct)
    {
        if (ListOpenQuestions.Key.Parse(avant) is not { } key) return NotFound();
        var page = await questions.RunAsync(Member, key, Size, ct);
        return Show(page.Rows, page.Further?.ToString());
    }

    protected override IActionResult Shown() => Member.IsSignedIn
        ? new ShownPage(new(Texts["common.home"]), HomePiece.Create(this), HomeAsidePiece.Create(this))
        : new ShownPage(new(Texts["home.visitor_title"], "welcome"), VisitorPiece.Create(BonsCoups));

    private IActionResult Show(IReadOnlyList<ThreadRow> rows, string? further)
    {
        Rows = rows;
        Older = further is null ? null : View == "mine" ? $"/?avant={further}" : $"/?voir={View}&avant={further}";
        return Shown();
    }
}
