using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Forum.Bench;

/// <summary>What script/nodes runs: nodes, PostgreSQL, Redis and a front, on a store that <c>grow</c> filled.</summary>
internal sealed class RunningNodes : IAsyncDisposable
{
    private const int Port = 5480;
    private readonly Process _script;
    private readonly string _folder;

    private RunningNodes(Process script, string folder, IReadOnlyList<Child> all) => (_script, _folder, All) = (script, folder, all);

    /// <summary>The nodes themselves, past their front.</summary>
    public IReadOnlyList<Child> All { get; }

    public static async Task<RunningNodes> StartAsync(Place place, int count)
    {
        var folder = Path.Combine(place.Folder, string.Create(CultureInfo.InvariantCulture, $"nodes-{count}"));
        // what an earlier run left holds members: grow wants none
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var start = new ProcessStartInfo(Path.Combine(Place.Root(), "script", "nodes"), ["--port", Text(Port), "--nodes", Text(count), "--folder", folder]);
        foreach (var (key, value) in place.NodeSettings) start.Environment[key] = value;
        var script = Process.Start(start)!;
        await ReadyAsync(script, new($"http://127.0.0.1:{Port}/sante/pret"));
        await place.GrowAsync(new Dictionary<string, string>
        {
            ["Forum__DataDirectory"] = Path.Combine(folder, "data"),
            ["Forum__Database__Provider"] = "postgres",
            ["Forum__Database__ConnectionString"] = $"Host=127.0.0.1;Port={Port + 8};Username=forum;Database=forum;Timeout=30",
        }, 500, 9_500, 1_200);
        return new(script, folder, [.. Enumerable.Range(1, count).Select(n => Child.Of(Id($"{folder}/node{n}.pid"), new($"http://127.0.0.1:{Port + n}")))]);
    }

    /// <summary>CPU so far in ms of all nodes, of PostgreSQL with all its workers, and of Redis.</summary>
    public (double Nodes, double Postgres, double Redis) Cpu()
    {
        var server = Id(Path.Combine(_folder, "postgres", "postmaster.pid"));
        var programs = Process.GetProcesses();
        var redis = programs.First(p => p.ProcessName.StartsWith("redis-server", StringComparison.Ordinal) && Child.ParentOf(p.Id) == _script.Id).Id;
        return (All.Sum(n => n.CpuMilliseconds), Child.CpuOf(server, withEnded: true) + programs.Where(p => p.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && Child.ParentOf(p.Id) == server).Sum(p => Child.CpuOf(p.Id)), Child.CpuOf(redis));
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", Text(_script.Id)])!;
        await stop.WaitForExitAsync();
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private static async Task ReadyAsync(Process script, Uri address)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(100))
        {
            if (script.HasExited) throw new InvalidOperationException($"script/nodes ended with {script.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(address);
                if (answer.StatusCode is HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
        throw new TimeoutException("The nodes did not answer within two minutes.");
    }

    private static int Id(string file) => int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
