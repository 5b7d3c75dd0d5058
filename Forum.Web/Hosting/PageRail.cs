using Forum.Core.Threads;

namespace Forum.Web.Hosting;

internal static class PageRail
{
    /// <summary>The reader's rail, read once a request: the page and its layout show the same numbers.</summary>
    public static async Task<Rail> RailAsync(this HttpContext http)
    {
        if (http.Items[typeof(Rail)] is Rail known) return known;
        var rail = await http.RequestServices.GetRequiredService<ReadRail>().RunAsync(http.Member(), http.RequestAborted);
        http.Items[typeof(Rail)] = rail;
        return rail;
    }
}
