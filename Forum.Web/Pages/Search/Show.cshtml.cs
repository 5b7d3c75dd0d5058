using Forum.Core.Search;
using Forum.Web.Pages.Shared;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Search;

/// <summary>Searching: what answers among the threads this reader may read; a query that cannot be read comes back in its field.</summary>
public sealed class ShowModel(SearchForum search) : ForumPage
{
    /// <summary>As it was asked, kept when it is refused.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Null where nothing was asked or the query was refused.</summary>
    public SearchPage? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken ct, [FromQuery(Name = "page")] long page = 1)
    {
        Query = q ?? "";
        var found = await search.RunAsync(Member, q, page, ct);
        if (found.Refusal is { } refusal) return Refuse(refusal);
        Query = found.Value!.Query;
        if (Query.Length > 0) Found = found.Value;
        return Page();
    }

    /// <summary>The post itself, on the page of its number.</summary>
    public static string PostUrl(SearchHit hit) => $"{hit.Thread.Url}?page={ThreadPageModel.PageOf(hit.Post.Number)}#m{hit.Post.Number}";

    public static string QueryUrl(string query) => $"/recherche?q={Uri.EscapeDataString(query)}";

    public string PageUrl(long page) => $"{QueryUrl(Query)}&page={page}";
}
