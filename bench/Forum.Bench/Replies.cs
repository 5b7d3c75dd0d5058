using System.Globalization;
using System.Net;

namespace Forum.Bench;

/// <summary>Replies accepted by the whole program, each durable before it is answered, against raw inserts of the same rows sixteen a commit.</summary>
internal static class Replies
{
    private const int Writers = 16;
    private const int Rounds = 5;
    private const int Seconds = 4;
    internal const string Body = "Même portrait ici l’an passé. On a arrêté de commencer par les maths : le lundi ouvre maintenant par un déjeuner à 8 h 30, préparé par deux jeunes à tour de rôle. On est passés d’environ 50 % à 75 % de présences en huit semaines. Attention : ça ne règle rien pour ceux qui travaillent le dimanche soir.";

    public static async Task RunAsync(Place place, Figures figures)
    {
        var data = await place.GrowAsync("replies", 500, 9_500, 400);
        var raw = await place.GrowAsync("inserts", 500, 9_500, 400);
        await using var server = await place.ServeAsync(data);
        var cookies = new string[Writers];
        var tokens = new string[Writers];
        var paths = new string[Writers];
        for (var i = 0; i < Writers; i++)
        {
            cookies[i] = await Place.SignInAsync(server, i + 2);
            (paths[i], tokens[i]) = await OpenAsync(server, i + 10, cookies[i]);
        }
        List<double> ours = [], theirs = [], cpu = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var answered = await Load.RunAsync(server, Writers, round == 0 ? Pages.WarmUp : TimeSpan.FromSeconds(Seconds), (http, n, ct) => ReplyAsync(http, paths[n], tokens[n], cookies[n], ct));
            var inserted = double.Parse(await Child.RunAsync(place.Limits, ["inserts", Path.Combine(raw, "forum.db"), Seconds.ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string>()), CultureInfo.InvariantCulture);
            // the first round is long enough for the runtime to compile what a reply runs at its highest level
            if (round == 0) continue;
            ours.Add(answered.Requests / (double)Seconds);
            theirs.Add(inserted);
            cpu.Add(answered.CpuEach);
        }
        var (rate, limit) = (Figures.Median(ours), Figures.Median(theirs));
        figures.Add(new("replies accepted, durable, 16 writers", rate, "a second", limit, rate / limit, 0.5, AtLeast: true, Note: FormattableString.Invariant($"{Figures.Median(cpu):0.00} ms CPU a reply")));
    }

    /// <summary>A thread's reply address, and the token of its form, which goes with <paramref name="cookie"/> alone.</summary>
    internal static async Task<(string Path, string Token)> OpenAsync(Child server, int thread, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Root };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var moved = await http.GetAsync($"/fils/{thread}");
        using var page = await http.GetAsync(moved.Headers.Location ?? new Uri($"/fils/{thread}", UriKind.Relative));
        return ($"/fils/{thread}/repondre", Place.Token(await page.Content.ReadAsStringAsync()));
    }

    internal static async Task ReplyAsync(HttpClient http, string path, string token, string cookie, CancellationToken ct, string body = Body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Body"] = body, ["SubmissionId"] = Guid.NewGuid().ToString(), ["__RequestVerificationToken"] = token }),
        };
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, ct);
        if (answer.StatusCode is not HttpStatusCode.SeeOther) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }
}
