using System.Diagnostics;
using System.Net;

namespace Forum.Bench;

/// <summary>What a load was answered with: how many, how fast (ms), and the CPU each cost the server (ms).</summary>
internal sealed record Answered(long Requests, double P50, double P99, double CpuMilliseconds)
{
    public double CpuEach => CpuMilliseconds / Requests;
}

/// <summary>A closed loop: so many connections, each sending its next request when the last one is answered. Anything but the expected answer ends the run.</summary>
internal static class Load
{
    public static async Task<Answered> RunAsync(Child server, int connections, TimeSpan time, Func<HttpClient, int, CancellationToken, Task> request, string? cookie = null)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None };
        using var http = new HttpClient(handler) { BaseAddress = server.Root };
        if (cookie is not null) http.DefaultRequestHeaders.Add("Cookie", cookie);
        // the last request of each connection is answered too: its CPU is in the figure
        return await RunAsync(server, connections, time, n => request(http, n, CancellationToken.None));
    }

    /// <param name="request">one of the connection of that number, to its answer</param>
    public static async Task<Answered> RunAsync(Child server, int connections, TimeSpan time, Func<int, Task> request)
    {
        using var end = new CancellationTokenSource();
        var before = server.CpuMilliseconds;
        end.CancelAfter(time);
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(n => Task.Run(() => LoopAsync(n, request, end.Token))));
        var cpu = server.CpuMilliseconds - before;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        return new(all.Length, At(all, 0.50), At(all, 0.99), cpu);
    }

    /// <summary>A GET whose whole body is read and must be 200.</summary>
    public static Func<HttpClient, int, CancellationToken, Task> Get(string path) => async (http, _, ct) =>
    {
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode is not HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        await answer.Content.CopyToAsync(Stream.Null, ct);
    };

    public static double At(double[] ordered, double part) => ordered.Length == 0 ? double.NaN : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * part))];

    private static async Task<List<double>> LoopAsync(int number, Func<int, Task> request, CancellationToken end)
    {
        List<double> latencies = [];
        while (!end.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await request(number);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return latencies;
    }
}
