namespace Forum.Web.Pages.Threads;

/// <summary>Which page numbers a thread offers: all when few, else the first, the last and those around the reader.</summary>
public static class PageNumbers
{
    /// <summary>Stands for the pages left out.</summary>
    public const long Gap = 0;

    public static IReadOnlyList<long> Around(long page, long pages)
    {
        List<long> shown = [];
        for (long p = 1; p <= pages; p++)
        {
            if (p == 1 || p == pages || Math.Abs(p - page) <= 2 || pages <= 9) shown.Add(p);
            else if (shown[^1] != Gap) shown.Add(Gap);
        }
        return shown;
    }
}
