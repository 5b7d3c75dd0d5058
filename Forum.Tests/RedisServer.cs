using System.Diagnostics;

namespace Forum.Tests;

/// <summary>A Redis on loopback that keeps nothing, which a test may stop and start at the same port.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly string _program = Machine.Need(() => Machine.Find("redis-server"), "redis-server", "several nodes are tested through it");
    private readonly int _port = Machine.FreePort();
    private Process? _process;

    public string Address => $"127.0.0.1:{_port}";

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo(_program, ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()]) { RedirectStandardOutput = true })!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.Contains("Ready to accept connections", StringComparison.Ordinal)) continue;
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }
        throw new InvalidOperationException("redis-server did not start");
    }

    /// <summary>As if the machine lost its power.</summary>
    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose() => Stop();
}
