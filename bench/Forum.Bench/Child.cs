using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Forum.Bench;

/// <summary>A program under measurement, in a process of its own on a free port of loopback. CPU time and memory are the kernel's figures of that process alone.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly long TicksASecond = 100; // USER_HZ, fixed at 100 on Linux
    private readonly Process _process;

    private Child(Process process, Uri root) => (_process, Root) = (process, root);

    public Uri Root { get; }

    /// <summary>User and system time used so far, in milliseconds (/proc/PID/stat, fields 14 and 15).</summary>
    public double CpuMilliseconds => CpuOf(_process.Id);

    /// <summary>Memory it holds now, in MiB: a page of the store that several of its connections map is in memory once, and counts once (Pss; the resident size counts it for each).</summary>
    public double ResidentMiB => Long(File.ReadLines($"/proc/{_process.Id}/smaps_rollup").First(l => l.StartsWith("Pss:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;

    /// <summary>A program that somebody else started and will end: only looked at.</summary>
    public static Child Of(int id, Uri root) => new(Process.GetProcessById(id), root);

    /// <param name="withEnded">with the time of its children that have ended (fields 16 and 17)</param>
    public static double CpuOf(int id, bool withEnded = false)
    {
        var fields = Stat(id);
        return (Long(fields[11]) + Long(fields[12]) + (withEnded ? Long(fields[13]) + Long(fields[14]) : 0)) * 1000.0 / TicksASecond;
    }

    public static int ParentOf(int id) => (int)Long(Stat(id)[1]);

    /// <summary>Starts a program that serves, and returns when it has answered <paramref name="ready"/> with 200; how long that took is <paramref name="started"/>.</summary>
    public static async Task<Child> ServeAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string ready, Action<TimeSpan>? started = null)
    {
        var root = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var process = Start(program, arguments, new Dictionary<string, string>(environment) { ["ASPNETCORE_URLS"] = root.ToString().TrimEnd('/') });
        using var http = new HttpClient { BaseAddress = root };
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode} before it answered.");
            if (clock.Elapsed > TimeSpan.FromSeconds(60)) throw new TimeoutException($"{Path.GetFileName(program)} did not answer within a minute.");
            try
            {
                using var answer = await http.GetAsync(ready);
                if (answer.StatusCode is HttpStatusCode.OK) break;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(60))
            {
                // not listening yet
            }
            await Task.Delay(5);
        }
        started?.Invoke(clock.Elapsed);
        return new(process, root);
    }

    /// <summary>Runs a program to its end; what it printed. A failure is thrown with it.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(program, arguments, environment, keepOutput: true);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {await errors}{await output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
            await stop.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    /// <summary>What follows the program's name, from field 3 on.</summary>
    private static string[] Stat(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, bool keepOutput = false)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var process = Process.Start(start)!;
        if (keepOutput) return process;
        // a pipe that nobody reads would stop the program
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
