using System.Globalization;
using Forum.Core.BonsCoups;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>/bons-coups/recueil: the year's cards as one document to print. A facilitator asks from here the authors who have not said yet whether theirs may stand in it.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class BookletModel(ReadBooklet booklet) : ForumPage
{
    /// <summary>No place is older, and none plans further.</summary>
    private const int FirstYear = 2000, LastYear = 2100;

    private static readonly StringComparer French = StringComparer.Create(CultureInfo.GetCultureInfo("fr-CA"), ignoreCase: true);

    public ReadBooklet.View Booklet { get; private set; } = null!;

    /// <summary>How many authors were just asked; null where none were.</summary>
    [BindProperty(Name = "demandes", SupportsGet = true)]
    public long? Asked { get; set; }

    /// <summary>The cards region by region, in the order of the regions.</summary>
    public IEnumerable<IGrouping<long, ReadBooklet.Card>> ByRegion => Booklet.Cards.GroupBy(c => c.Coup.RegionId).OrderBy(g => g.Key);

    public IReadOnlyDictionary<long, long> Counts => Booklet.Cards.GroupBy(c => c.Coup.RegionId).ToDictionary(g => g.Key, g => g.LongCount());

    /// <summary>Those who made it, by name, each once.</summary>
    public IEnumerable<string> Groups => Booklet.Cards.Select(c => c.Coup.Organisation).Where(o => o.Length > 0).Distinct().Order(French);

    public async Task<IActionResult> OnGetAsync(int? annee, CancellationToken ct)
    {
        if (annee is < FirstYear or > LastYear || !ModelState.IsValid) return NotFound();
        Booklet = await booklet.RunAsync(Member, annee, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int annee, CancellationToken ct)
    {
        if (annee is < FirstYear or > LastYear) return NotFound();
        var (asked, refusal) = await booklet.AskAsync(Member, annee, ct);
        return refusal is null ? SeeOther($"/bons-coups/recueil?annee={annee}&demandes={asked}") : Refuse(refusal);
    }
}
