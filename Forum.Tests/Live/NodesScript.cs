using System.Diagnostics;
using System.Globalization;
using Forum.Tests.House;

namespace Forum.Tests.Live;

/// <summary>script/nodes, run as anybody runs it: three nodes of the built program, PostgreSQL, Redis, and nginx in front.</summary>
internal sealed class NodesScript : IDisposable
{
    private readonly Process _script;

    private NodesScript(Process script, int port, string folder) => (_script, Port, Folder) = (script, port, folder);

    public string Folder { get; }

    private int Port { get; }

    public Uri Front => new($"http://127.0.0.1:{Port}");

    public string ConnectionString => $"Host=127.0.0.1;Port={Port + 8};Username=forum;Database=forum";

    public static async Task<NodesScript> StartAsync()
    {
        Machine.Need(() => Machine.Find("redis-server"), "redis-server", "several nodes are tested through it");
        Machine.Need(() => Machine.Find("nginx") ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : null), "nginx", "it stands in front of several nodes");
        using (new PostgresServer()) { }
        var (port, folder) = (Machine.FreePort(9), Path.Combine("/tmp", "forum-nodes-" + Guid.NewGuid().ToString("N")));
        // a run in the background hands on that Ctrl+C is to be ignored, and bash cannot take that back
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Path.Combine(Repository.Root, "script", "nodes"), "--port", port.ToString(CultureInfo.InvariantCulture), "--folder", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FORUM_PROGRAM"] = typeof(Program).Assembly.Location;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Forum__Limits__Scale"] = "1000";
        foreach (var (key, value) in new[] { ("Officer", "Hélène Marchand"), ("Title", "Directrice"), ("Contact", "helene@example.org"), ("Address", "1, rue du Fleuve, Rimouski") }) start.Environment["Forum__Privacy__" + key] = value;
        var script = new NodesScript(Process.Start(start)!, port, folder);
        if (await script._script.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("Open ", StringComparison.Ordinal)) return script;
        using (script) throw new AssertionException(await script._script.StandardError.ReadToEndAsync());
    }

    /// <summary>kill -9 of one node.</summary>
    public void Kill(int node)
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(Folder, $"node{node}.pid")), CultureInfo.InvariantCulture));
        process.Kill();
    }

    /// <summary>Ctrl+C; the script's exit code, once everything has ended.</summary>
    public async Task<int> InterruptAsync()
    {
        Machine.Run("kill", ["-INT", _script.Id.ToString(CultureInfo.InvariantCulture)]);
        await _script.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _script.ExitCode;
    }

    public void Dispose()
    {
        if (!_script.HasExited) Machine.Run("kill", ["-TERM", _script.Id.ToString(CultureInfo.InvariantCulture)]);
        _script.WaitForExit();
        _script.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
