using System.Net;

namespace Forum.Bench;

/// <summary>CPU of a page against the same bytes answered from memory with the same headers, in alternating rounds of one run.</summary>
internal static class Pages
{
    private const int Connections = 16;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>Long enough for the runtime to compile what a page runs at its highest level.</summary>
    internal static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    /// <param name="Goal">most CPU, in times the limit's</param>
    private sealed record Page(string Name, string Path, bool SignedIn, double Goal);

    public static async Task RunAsync(Place place, Figures figures)
    {
        var data = await place.GrowAsync("pages", 2_000, 38_000, 1_200);
        await using var server = await place.ServeAsync(data);
        var cookie = await Place.SignInAsync(server, 2);
        var thread = await FullThreadAsync(server, cookie);
        Page[] pages =
        [
            new("thread, 20 posts, signed in", thread, true, 10), new("thread, 20 posts, signed out", await PublicThreadAsync(server), false, 5), new("home", "/", true, 20),
            new("region", "/regions/bas-saint-laurent", true, 20), new("theme", "/themes/pratiques", true, 20), new("unread", "/non-lus", true, 20), new("questions", "/questions", true, 20),
        ];
        var recorded = Directory.CreateDirectory(Path.Combine(place.Folder, "recorded")).FullName;
        var sizes = new long[pages.Length];
        for (var i = 0; i < pages.Length; i++) sizes[i] = await RecordAsync(server, pages[i], cookie, Path.Combine(recorded, $"p{i}"));
        await using var limit = await place.LimitAsync("bytes", recorded);
        for (var i = 0; i < pages.Length; i++) await MeasureAsync(server, limit, pages[i], cookie, i, sizes[i], figures);
    }

    private static async Task MeasureAsync(Child server, Child limit, Page page, string cookie, int number, long bytes, Figures figures)
    {
        List<Answered> ours = [], theirs = [];
        await Load.RunAsync(server, Connections, WarmUp, Load.Get(page.Path), page.SignedIn ? cookie : null);
        await Load.RunAsync(limit, Connections, WarmUp, Load.Get($"/p{number}"));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Load.RunAsync(server, Connections, Round, Load.Get(page.Path), page.SignedIn ? cookie : null));
            theirs.Add(await Load.RunAsync(limit, Connections, Round, Load.Get($"/p{number}")));
        }
        var (cpu, least) = (Figures.Median(ours.Select(a => a.CpuEach)), Figures.Median(theirs.Select(a => a.CpuEach)));
        figures.Add(new(page.Name, cpu, "ms CPU", least, cpu / least, page.Goal, Note: FormattableString.Invariant($"{bytes} B, p50 {Figures.Median(ours.Select(a => a.P50)):0.0} ms, p99 {Figures.Median(ours.Select(a => a.P99)):0.0} ms")));
    }

    /// <summary>Writes an answer down for the limit to repeat; its body's length.</summary>
    private static async Task<long> RecordAsync(Child server, Page page, string cookie, string file)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var http = new HttpClient(handler) { BaseAddress = server.Root };
        if (page.SignedIn) http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync(page.Path);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Transfer-Encoding" or "Content-Length")).SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}"));
        var body = await answer.Content.ReadAsByteArrayAsync();
        await using var output = File.Create(file);
        await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', headers) + "\n\n"));
        await output.WriteAsync(body);
        return body.Length;
    }

    /// <summary>The first page of the longest thread: twenty posts.</summary>
    internal static async Task<string> FullThreadAsync(Child server, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Root };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync("/fils/1");
        return answer.RequestMessage!.RequestUri!.AbsolutePath + "?page=1";
    }

    /// <summary>A thread that everybody may read, with a full first page.</summary>
    private static async Task<string> PublicThreadAsync(Child server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Root };
        for (var id = 2; id < 2_000; id++)
        {
            using var answer = await http.GetAsync($"/fils/{id}?page=2");
            if (answer.StatusCode is HttpStatusCode.OK && answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/fils/", StringComparison.Ordinal)) return answer.RequestMessage.RequestUri.AbsolutePath + "?page=1";
        }
        throw new InvalidOperationException("No public thread of two pages.");
    }
}
