namespace Forum.Web.Hosting;

/// <summary>Whether somebody looks at this page: a GET may move a read mark only then (DESIGN.md, lu).</summary>
internal static class Visit
{
    /// <summary>No HEAD, no prefetch or prerender, and nothing that another site's page loads.</summary>
    public static bool IsSeen(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !Says(request, "Sec-Purpose", "prefetch") && !Says(request, "X-Sec-Purpose", "prefetch") && !Says(request, "Purpose", "prefetch")
        && !Says(request, "Sec-Fetch-Site", "cross-site");

    private static bool Says(HttpRequest request, string header, string word) => request.Headers[header].ToString().Contains(word, StringComparison.OrdinalIgnoreCase);
}
