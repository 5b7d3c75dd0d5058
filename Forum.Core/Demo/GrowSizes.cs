namespace Forum.Core.Demo;

/// <summary>How many replies each thread of a grown place has: most have few, some have many, one is very long.</summary>
internal static class GrowSizes
{
    /// <summary>Replies of the long thread, in a place of at least five times as many.</summary>
    public const int Longest = 2_400;

    public static int[] Of(int threads, int replies, Random random)
    {
        var sizes = new int[threads];
        sizes[0] = threads == 1 ? replies : replies >= 5 * Longest ? Longest : Math.Min(replies, 2 * (replies / threads));
        var mean = threads == 1 ? 0 : (double)(replies - sizes[0]) / (threads - 1);
        for (var i = 1; i < threads; i++) sizes[i] = (int)(-mean * Math.Log(1 - random.NextDouble()));
        var missing = replies - sizes.Sum(s => (long)s);
        for (var i = 1; missing != 0 && threads > 1; i = i + 1 < threads ? i + 1 : 1)
        {
            if (missing > 0) (sizes[i], missing) = (sizes[i] + 1, missing - 1);
            else if (sizes[i] > 0) (sizes[i], missing) = (sizes[i] - 1, missing + 1);
        }
        return sizes;
    }
}
