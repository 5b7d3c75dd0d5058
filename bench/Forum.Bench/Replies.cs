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
        var writers = new List<Writer>();
        for (var i = 0; i < Writers; i++)
        {
            var cookie = await Place.SignInAsync(server, i + 2);
            var (path, token) = await OpenAsync(server, i + 10, cookie);
            writers.Add(new(await Wire.OpenAsync(server.Root), Wire.Post(server.Root, path, cookie, await FormAsync(token))));
        }
        List<double> ours = [], theirs = [], cpu = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var answered = await Load.RunAsync(server, Writers, round == 0 ? Pages.WarmUp : TimeSpan.FromSeconds(Seconds), n => writers[n].ReplyAsync());
            var inserted = double.Parse(await Child.RunAsync(place.Limits, ["inserts", Path.Combine(raw, "forum.db"), Seconds.ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string>()), CultureInfo.InvariantCulture);
            // the first round is long enough for the runtime to compile what a reply runs at its highest level
            if (round == 0) continue;
            ours.Add(answered.Requests / (double)Seconds);
            theirs.Add(inserted);
            cpu.Add(answered.CpuEach);
        }
        writers.ForEach(w => w.Dispose());
        var (rate, limit) = (Figures.Median(ours), Figures.Median(theirs));
        figures.Add(new("replies accepted, durable, 16 writers", rate, "a second", limit, rate / limit, 0.5, AtLeast: true, Note: FormattableString.Invariant($"{Figures.Median(cpu):0.00} ms CPU a reply")));
    }

    /// <summary>A browser that sends the same reply again and again, each under an id of its own.</summary>
    private sealed class Writer(Wire wire, byte[] request) : IDisposable
    {
        private readonly int _id = request.AsSpan().LastIndexOf("SubmissionId="u8) + "SubmissionId=".Length;

        public async Task ReplyAsync()
        {
            Guid.NewGuid().TryFormat(request.AsSpan(_id), out _);
            if (await wire.SendAsync(request) is not (int)HttpStatusCode.SeeOther and var status) throw new InvalidOperationException($"A reply was answered with {status}.");
        }

        public void Dispose() => wire.Dispose();
    }

    private static async Task<string> FormAsync(string token)
    {
        using var form = Form(token, Body);
        return await form.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(string token, string body) =>
        new(new Dictionary<string, string> { ["Body"] = body, ["__RequestVerificationToken"] = token, ["SubmissionId"] = Guid.NewGuid().ToString() });

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
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(token, body) };
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, ct);
        if (answer.StatusCode is not HttpStatusCode.SeeOther) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }
}
