using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Forum.Bench;

/// <summary>CPU of the same pages on stores of 40 thousand and 400 thousand posts, and of 4 million where asked, for a member who follows everything and has read nothing. All stores are served at once and asked in turn, so that the machine is the same for each.</summary>
internal static partial class Growth
{
    private const int Connections = 16;
    private const int Rounds = 5;
    private const double Most = 1.3;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>Who follows everything and writes nothing (Forum.Core/Demo/GrowPeople).</summary>
    private const int Reader = 1;

    private sealed record Grown(int Posts, Child Server, string Cookie, IReadOnlyList<(string Name, string Path)> Pages);

    public static async Task RunAsync(Place place, Figures figures)
    {
        List<Grown> stores = [];
        try
        {
            foreach (var posts in place.Millions ? [40_000, 400_000, 4_000_000] : new[] { 40_000, 400_000 }) stores.Add(await OpenAsync(place, figures, posts));
            for (var page = 0; page < stores[0].Pages.Count; page++) await MeasureAsync(stores, page, figures);
        }
        finally
        {
            foreach (var store in stores) await store.Server.DisposeAsync();
        }
    }

    private static async Task<Grown> OpenAsync(Place place, Figures figures, int posts)
    {
        var (threads, rate) = (posts / 20, 0.0);
        var data = await place.GrowAsync(FormattableString.Invariant($"grown-{posts}"), threads, posts - threads, 1_200, said => rate = said);
        if (rate > 0) figures.Add(new($"grow to {posts} posts", rate, "posts a second", Goal: 5_000, AtLeast: true));
        var bytes = new FileInfo(Path.Combine(data, "forum.db")).Length;
        figures.Add(new($"data size, {posts} posts", (double)bytes / posts, "B a post", Note: FormattableString.Invariant($"{bytes / 1048576.0:0} MiB")));
        var (region, lastPage) = Busiest(data);
        var server = await place.ServeAsync(data);
        try { return await LookAsync(server, figures, posts, region, lastPage); }
        catch
        {
            // left behind it would go on with this store, beside the server of the next run
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<Grown> LookAsync(Child server, Figures figures, int posts, string region, long lastPage)
    {
        var cookie = await Place.SignInAsync(server, Reader);
        var thread = await Pages.FullThreadAsync(server, cookie);
        var (deep, number) = await OlderAsync(server, cookie, region, 49);
        // said, as the smallest store's is another: it has no region of fifty pages
        figures.Add(new($"pages down the busiest region, {posts} posts", number, "pages"));
        return new(posts, server, cookie,
        [
            ("thread, page 1", thread), ("thread, last page", thread.Replace("page=1", FormattableString.Invariant($"page={lastPage}"), StringComparison.Ordinal)), ("home", "/"),
            ("region, first page", region), ("region, 50th page", deep), ("unread", "/non-lus"), ("questions", "/questions"),
        ]);
    }

    private static async Task MeasureAsync(List<Grown> stores, int page, Figures figures)
    {
        var cpu = stores.ConvertAll(_ => new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < stores.Count; i++)
            {
                // the first round of each is long enough for the runtime to compile what the page runs at its highest level
                var answered = await Load.RunAsync(stores[i].Server, Connections, round < 0 ? Pages.WarmUp : Round, Get(stores[i].Pages[page].Path), stores[i].Cookie);
                if (round >= 0) cpu[i].Add(answered.CpuEach);
            }
        }
        var smallest = Figures.Median(cpu[0]);
        for (var i = 1; i < stores.Count; i++)
        {
            var grown = Figures.Median(cpu[i]);
            figures.Add(new($"growth, {stores[i].Pages[page].Name}, {stores[i].Posts} posts", grown, "ms CPU", smallest, grown / smallest, Most, Note: $"the limit is the same page of {stores[0].Posts} posts"));
        }
    }

    /// <summary>A look that leaves no read mark: she shall have read nothing when it is over.</summary>
    private static Func<HttpClient, int, CancellationToken, Task> Get(string path) => async (http, _, ct) =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Sec-Purpose", "prefetch" } } };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode is not HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        await answer.Content.CopyToAsync(Stream.Null, ct);
    };

    /// <summary>The page of the region with the most threads, and the number of the last page of thread 1, the longest.</summary>
    private static (string Region, long LastPage) Busiest(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "forum.db")};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = """
            select (select r.slug from thread_places t join regions r on r.id = t.region_id where t.theme_rank = 0 and r.id <> 0 group by r.slug order by count(*) desc limit 1) as region,
                   (select (last_number + 19) / 20 from threads where id = 1) as last_page
            """;
        using var row = select.ExecuteReader();
        row.Read();
        return ($"/regions/{row.GetString(0)}", row.GetInt64(1));
    }

    /// <summary>Where « Plus anciens » leads after so many steps; in a region that has fewer pages, the one before its last, as that may hold a row or two.</summary>
    private static async Task<(string Path, int Number)> OlderAsync(Child server, string cookie, string path, int steps)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Root };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var (full, number) = ("", 0);
        for (var step = 0; step <= steps; step++)
        {
            var older = OlderLink().Match(await http.GetStringAsync(path));
            if (!older.Success) break;
            (full, number) = (path, step + 1);
            path = WebUtility.HtmlDecode(older.Groups[1].Value);
        }
        return number > 1 ? (full, number) : throw new InvalidOperationException($"{path}: the busiest region has no second page that is full.");
    }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OlderLink();
}
