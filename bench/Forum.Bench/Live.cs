namespace Forum.Bench;

/// <summary>From the POST of a reply until every reader of its thread has it, against a bare hub that broadcasts a frame of the same length; the two in turn, within one run.</summary>
internal static class Live
{
    internal const int Thread = 10;
    private const int Members = 1_200;
    private const int Rounds = 9;
    private const int WarmUp = 3;
    private const int EachRound = 3;

    public static async Task RunAsync(Place place, Figures figures)
    {
        foreach (var readers in new[] { 1_000, 5_000 }) await MeasureAsync(place, figures, readers);
    }

    /// <summary>A store, and a session for each of its members.</summary>
    internal static async Task<(string Data, IReadOnlyList<string> Cookies)> PrepareAsync(Place place)
    {
        var data = await place.GrowAsync("live", 500, 9_500, Members);
        return (data, Sessions.Open(data));
    }

    private static async Task MeasureAsync(Place place, Figures figures, int count)
    {
        var (data, cookies) = await PrepareAsync(place);
        await using var server = await place.ServeAsync(data);
        using var author = await Author.OpenAsync(server, cookies[1]);
        var alone = new List<double>();
        for (var n = 0; n < 40; n++) alone.Add(await author.PostAsync("seule"));

        await using var ours = await Readers.OpenAsync(server, count, cookies, Thread);
        var sent = 0;
        // its length is that of our frame
        await ours.HearAsync(() => author.PostAsync(Readers.Mark(sent++)));
        await using var bare = await place.LimitAsync("hub", FormattableString.Invariant($"{ours.Bytes - 70}"));
        await using var theirs = await Readers.OpenAsync(bare, count, [], Thread);
        using var http = new HttpClient { BaseAddress = bare.Root };
        var told = 0;

        List<double[]> we = [], they = [];
        List<double> posts = [];
        double cpu = 0, least = 0;
        for (var round = -WarmUp; round < Rounds; round++)
        {
            List<double> mine = [], its = [];
            var (before, itsBefore) = (server.CpuMilliseconds, bare.CpuMilliseconds);
            for (var n = 0; n < EachRound; n++) mine.AddRange(await ours.HearAsync(async () => posts.Add(await author.PostAsync(Readers.Mark(sent++)))));
            for (var n = 0; n < EachRound; n++) its.AddRange(await theirs.HearAsync(async () => (await http.PostAsync($"/post?mark={Readers.Mark(told++)}", null)).Dispose()));
            if (round < 0) continue;
            (cpu, least) = (cpu + server.CpuMilliseconds - before, least + bare.CpuMilliseconds - itsBefore);
            we.Add([.. mine.Order()]);
            they.Add([.. its.Order()]);
        }
        Report(figures, $"live, {count} readers", we, they);
        var deliveries = (double)Rounds * EachRound * count;
        figures.Add(new($"live, {count} readers, a delivery", 1_000 * cpu / deliveries, "µs CPU", 1_000 * least / deliveries, cpu / least, Note: $"{ours.Bytes} B, the limit's {theirs.Bytes} B"));
        var ((lost, twice), (itsLost, itsTwice)) = (ours.Faults(sent), theirs.Faults(told));
        figures.Add(new($"live, {count} readers, lost", lost, "", itsLost, Goal: 0));
        figures.Add(new($"live, {count} readers, twice", twice, "", itsTwice, Goal: 0));
        var (with, without) = (Figures.Median(posts.Skip(WarmUp * EachRound)), Figures.Median(alone.Skip(10)));
        figures.Add(new($"the author's POST, {count} readers", with, "ms", without, with / without, 1.25, Note: "the limit is her POST while nobody reads"));
    }

    /// <param name="ours">of each round: when each reader had each message, in ms after its POST began, in order</param>
    internal static void Report(Figures figures, string name, List<double[]> ours, List<double[]> theirs)
    {
        foreach (var (part, goal) in new[] { (0.50, 1.5), (0.95, 1.5), (0.99, 2.5) })
        {
            var (mine, least) = (Figures.Median(ours.Select(r => Load.At(r, part))), Figures.Median(theirs.Select(r => Load.At(r, part))));
            figures.Add(new(FormattableString.Invariant($"{name}, POST to client, p{100 * part:0}"), mine, "ms", least, mine / least, goal, Note: $"median of {ours.Count} rounds"));
        }
    }
}
