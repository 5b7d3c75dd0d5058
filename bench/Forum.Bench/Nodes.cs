using System.Diagnostics;
using System.Globalization;

namespace Forum.Bench;

/// <summary>
/// The place on PostgreSQL, on one node and on three, as script/nodes starts it: what a page, a reply and a delivery cost each program. All stand on this one machine, so the CPU of each is the figure
/// from which a larger one is reckoned (docs/SCALE.md); how many a second three nodes would answer on machines of their own cannot be seen here.
/// </summary>
internal static class Nodes
{
    private const int Connections = 16;
    private const int Readers = 900;
    private const int Messages = 30;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(Place place, Figures figures)
    {
        foreach (var count in new[] { 1, 3 })
        {
            await using var nodes = await RunningNodes.StartAsync(place, count);
            var cookie = await Place.SignInAsync(nodes.All[0], 2);
            var thread = await Pages.FullThreadAsync(nodes.All[0], cookie);
            foreach (var (name, path) in new[] { ("thread, 20 posts, signed in", thread), ("home", "/") }) await PageAsync(nodes, name, path, cookie, figures);
            await RepliesAsync(nodes, figures);
            await LiveAsync(nodes, figures);
        }
    }

    private static async Task PageAsync(RunningNodes nodes, string name, string path, string cookie, Figures figures)
    {
        await Task.WhenAll(nodes.All.Select(n => Load.RunAsync(n, Connections, nodes.All.Count * Pages.WarmUp, Load.Get(path), cookie)));
        await AddAsync(nodes, name, figures, async () => (await Task.WhenAll(nodes.All.Select(n => Load.RunAsync(n, Connections / nodes.All.Count, Time, Load.Get(path), cookie)))).Sum(a => a.Requests));
    }

    private static async Task RepliesAsync(RunningNodes nodes, Figures figures)
    {
        var writers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async n =>
        {
            var node = nodes.All[n % nodes.All.Count];
            var cookie = await Place.SignInAsync(node, n + 2);
            return (Node: node, Cookie: cookie, Form: await Replies.OpenAsync(node, n + 20, cookie));
        }));
        Task<long> ReplyAsync(TimeSpan time) => WriteAsync(nodes, time, (http, at, n, ct) => writers.Where(w => w.Node == at).ElementAt(n) is var w ? Replies.ReplyAsync(http, w.Form.Path, w.Form.Token, w.Cookie, ct) : Task.CompletedTask);
        // each node compiles what it runs by itself, and all share the machine while they do
        await ReplyAsync(nodes.All.Count * Pages.WarmUp);
        var began = Stopwatch.GetTimestamp();
        var accepted = 0L;
        await AddAsync(nodes, "a reply accepted", figures, async () => accepted = await ReplyAsync(Time));
        figures.Add(new($"{Name(nodes)}: replies accepted, 16 writers", accepted / Stopwatch.GetElapsedTime(began).TotalSeconds, "a second"));
    }

    private static async Task<long> WriteAsync(RunningNodes nodes, TimeSpan time, Func<HttpClient, Child, int, CancellationToken, Task> reply) =>
        (await Task.WhenAll(nodes.All.Select((node, i) => Load.RunAsync(node, Enumerable.Range(0, Connections).Count(n => n % nodes.All.Count == i), time, (http, n, ct) => reply(http, node, n, ct))))).Sum(a => a.Requests);

    /// <summary>Readers of one thread spread over the nodes, its author at the first one.</summary>
    private static async Task LiveAsync(RunningNodes nodes, Figures figures)
    {
        var cookies = await Task.WhenAll(Enumerable.Range(30, 20).Select(n => Place.SignInAsync(nodes.All[0], n)));
        using var author = await Author.OpenAsync(nodes.All[0], cookies[0]);
        var readers = await Task.WhenAll(nodes.All.Select(n => Bench.Readers.OpenAsync(n, Readers / nodes.All.Count, cookies, Live.Thread)));
        List<double> times = [];
        Func<Task> Hearing(int message)
        {
            Func<Task> send = () => author.PostAsync(Bench.Readers.Mark(message));
            foreach (var some in readers)
            {
                var inner = send;
                send = async () => times.AddRange(await some.HearAsync(inner));
            }
            return send;
        }
        for (var n = 0; n < Messages; n++) await Hearing(n)();
        times.Clear();
        await AddAsync(nodes, "a live delivery", figures, async () =>
        {
            for (var n = Messages; n < 2 * Messages; n++) await Hearing(n)();
            return (long)Messages * Readers;
        });
        double[] ordered = [.. times.Order()];
        var (lost, twice) = (readers.Sum(r => r.Faults(2 * Messages).Lost), readers.Sum(r => r.Faults(2 * Messages).Twice));
        figures.Add(new($"{Name(nodes)}: {Readers} live readers, POST to client, p95", Load.At(ordered, 0.95), "ms", Note: FormattableString.Invariant($"p50 {Load.At(ordered, 0.5):0} ms; {lost} lost, {twice} twice")));
        foreach (var some in readers) await some.DisposeAsync();
    }

    private static async Task AddAsync(RunningNodes nodes, string name, Figures figures, Func<Task<long>> work)
    {
        var before = nodes.Cpu();
        var count = await work();
        var after = nodes.Cpu();
        figures.Add(new($"{Name(nodes)}: {name}", 1_000 * (after.Nodes - before.Nodes) / count, "µs CPU of nodes", Note: FormattableString.Invariant($"PostgreSQL {1_000 * (after.Postgres - before.Postgres) / count:0} µs, Redis {1_000 * (after.Redis - before.Redis) / count:0} µs")));
    }

    private static string Name(RunningNodes nodes) => string.Create(CultureInfo.InvariantCulture, $"PostgreSQL, {nodes.All.Count} {(nodes.All.Count == 1 ? "node" : "nodes")}");
}
