using System.Net;
using System.Text.RegularExpressions;

namespace Forum.Bench;

/// <summary>CPU of the same pages on stores of 40 thousand and 400 thousand posts, and of 4 million where asked, for a member who follows everything and has read nothing.</summary>
internal static partial class Growth
{
    private const int Connections = 16;
    private const int Rounds = 3;
    private const double Most = 1.3;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>Who follows everything and writes nothing (Forum.Core/Demo/GrowPeople).</summary>
    private const int Reader = 1;

    public static async Task RunAsync(Place place, Figures figures)
    {
        List<(int Posts, int Threads)> sizes = [(40_000, 2_000), (400_000, 20_000)];
        if (place.Millions) sizes.Add((4_000_000, 200_000));
        List<(int Posts, Dictionary<string, double> Cpu)> measured = [];
        foreach (var (posts, threads) in sizes)
        {
            var data = await place.GrowAsync($"grown-{posts}", threads, posts - threads, 1_200);
            var bytes = new FileInfo(Path.Combine(data, "forum.db")).Length;
            figures.Add(new($"data size, {posts} posts", (double)bytes / posts, "B a post", Note: FormattableString.Invariant($"{bytes / 1048576.0:0} MiB")));
            measured.Add((posts, await MeasureAsync(place, data)));
        }
        var smallest = measured[0];
        foreach (var (posts, cpu) in measured.Skip(1))
        {
            foreach (var (page, ms) in cpu)
                figures.Add(new($"growth, {page}, {posts} posts", ms, "ms CPU", smallest.Cpu[page], ms / smallest.Cpu[page], Most, Note: $"the limit is the same page of {smallest.Posts} posts"));
        }
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(Place place, string data)
    {
        await using var server = await place.ServeAsync(data);
        var cookie = await Place.SignInAsync(server, Reader);
        var thread = await Pages.FullThreadAsync(server, cookie);
        var region = "/regions/" + await BusiestRegionAsync(server, cookie);
        (string Name, string Path)[] pages =
        [
            ("thread, page 1", thread), ("thread, last page", await LastPageAsync(server, cookie, thread)), ("home", "/"),
            ("region, first page", region), ("region, 50th page", await OlderAsync(server, cookie, region, 49)), ("unread", "/non-lus"), ("questions", "/questions"),
        ];
        Dictionary<string, double> cpu = [];
        foreach (var (name, path) in pages)
        {
            List<double> rounds = [];
            for (var round = 0; round <= Rounds; round++) rounds.Add((await Load.RunAsync(server, Connections, Round, Get(path), cookie)).CpuEach);
            cpu[name] = Figures.Median(rounds.Skip(1));
        }
        return cpu;
    }

    /// <summary>A look that leaves no read mark: she shall have read nothing when it is over.</summary>
    private static Func<HttpClient, int, CancellationToken, Task> Get(string path) => async (http, _, ct) =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Sec-Purpose", "prefetch" } } };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode is not HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        await answer.Content.CopyToAsync(Stream.Null, ct);
    };
}
