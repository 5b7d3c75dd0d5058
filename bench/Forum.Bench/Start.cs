namespace Forum.Bench;

/// <summary>From the start of the process to its first page, published, on a store that is there; against an empty web program.</summary>
internal static class Start
{
    private const int Rounds = 7;

    public static async Task RunAsync(Place place, Figures figures)
    {
        var data = await place.GrowAsync("pages", 2_000, 38_000, 1_200);
        List<double> ours = [], empty = [];
        for (var round = 0; round < Rounds; round++)
        {
            await using (await place.ServeAsync(data, t => ours.Add(t.TotalMilliseconds), "/")) { }
            await using (await Child.ServeAsync(place.Limits, ["empty"], new Dictionary<string, string>(), "/", t => empty.Add(t.TotalMilliseconds))) { }
        }
        var (mine, least) = (Figures.Median(ours), Figures.Median(empty));
        figures.Add(new("start to first page", mine, "ms", least, mine / least, 3));
    }
}
