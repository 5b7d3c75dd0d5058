using Forum.Core.Library;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Library;

/// <summary>A list of the library: one kind, by region, theme, words and its own choice, the newest or the most taken first. Every choice is in the address.</summary>
[Authorize]
[EnableRateLimiting(Limit.Search)]
public abstract class LibraryPage(ListLibrary list, Places places) : ForumPage
{
    /// <summary>The word of addresses for the most downloaded first.</summary>
    public const string MostTaken = "telecharges";

    /// <summary>All of them, as each leads to the others.</summary>
    public static IReadOnlyList<(string Path, string Words)> Lists { get; } = [("/outils", "library.tools"), ("/ressources", "library.resources"), ("/etudes", "library.studies")];

    public abstract ThreadKind Kind { get; }

    /// <summary>Where the list stands, without choices.</summary>
    public abstract string Path { get; }

    /// <summary>Beginning of its texts.</summary>
    public abstract string Words { get; }

    /// <summary>The view of one card.</summary>
    public string Card => Kind switch { ThreadKind.Tool => "_ToolCard", ThreadKind.Study => "_StudyCard", _ => "_ResourceCard" };

    /// <summary>What stands in « Tout le Québec » is a region’s too.</summary>
    protected virtual bool Around => false;

    public SheetKind Form => SheetKind.Of(Kind)!;

    /// <summary>The choice by which the list is cut; null where its kind has none.</summary>
    public SheetField? Facet => Form.Fields.FirstOrDefault(f => f.Name == Form.Facet);

    public Region? Region { get; private set; }

    public Theme? Theme { get; private set; }

    public LibraryFilter Filter { get; private set; } = new(ThreadKind.Tool);

    public bool ByTaken { get; private set; }

    public ListLibrary.Page Found { get; private set; } = new([], null);

    public bool IsFirstPage { get; private set; }

    /// <summary>What the address asks for.</summary>
    public sealed record Asked(string? Region, string? Theme, string? Mots, string? Choix, string? Tri, string? Apres);

    public async Task<IActionResult> OnGetAsync([FromQuery] Asked asked, CancellationToken ct)
    {
        (Region, Theme) = (places.Region(asked.Region), places.Theme(asked.Theme));
        if ((Region is null && !string.IsNullOrEmpty(asked.Region)) || (Theme is null && !string.IsNullOrEmpty(asked.Theme))) return NotFound();
        if (!string.IsNullOrEmpty(asked.Choix) && Facet?.Choices.Contains(asked.Choix) is not true) return NotFound();
        if (asked.Tri is not (null or "" or MostTaken) || LibraryKey.Parse(asked.Apres) is not { } after) return NotFound();
        var words = Input.CleanLine(asked.Mots);
        (ByTaken, IsFirstPage, Filter) = (asked.Tri is MostTaken, after == LibraryKey.First, new(Kind, Region?.Id, Theme?.Id, words, asked.Choix ?? "", Around));
        if (words.Length > 0 && Input.Fault(words, ListLibrary.MaxWords) is { } fault) return Refuse(Core.Refusal.Invalid("mots", fault is "input.too_long" ? "library.words_too_long" : fault));
        Found = await list.RunAsync(new(Member, Filter, ByTaken, after), ct);
        return Page();
    }

    public string NextUrl
    {
        get
        {
            (string Name, string? Value)[] all = [("region", Region?.Slug), ("theme", Theme?.Slug), ("mots", Filter.Words), ("choix", Filter.Facet), ("tri", ByTaken ? MostTaken : ""), ("apres", Found.Next?.ToString())];
            return $"{Path}?{string.Join('&', all.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"))}";
        }
    }

    /// <summary>The language of a text where it is not the page’s.</summary>
    public string? Foreign(string lang) => Languages.Parse(lang) == Texts.Language ? null : Languages.Parse(lang).Tag();

    /// <summary>« Jade Mukendi, Carrefour du Fjord jeunesse »: the group alone where the author is masked is empty.</summary>
    public static string By(LibraryEntry entry) => entry.Organisation.Length == 0 ? entry.AuthorName : $"{entry.AuthorName}, {entry.Organisation}";
}
