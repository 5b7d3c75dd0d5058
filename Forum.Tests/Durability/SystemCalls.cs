using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Forum.Tests.Durability;

/// <summary>One call of a program to its kernel. Positions count the moments at which the watcher saw calls begin and end, in all threads together.</summary>
/// <param name="File">of the first argument: a path, or « socket:[4711] »</param>
/// <param name="Text">the whole call as strace writes it</param>
/// <param name="Ended">int.MaxValue: not seen</param>
internal sealed record SystemCall(string Name, string File, string Text, int Began, int Ended);

/// <summary>Watches the system calls of a running process with strace.</summary>
internal sealed partial class SystemCalls : IDisposable
{
    private readonly Process _watcher;
    private readonly string _file = Path.GetTempFileName();

    private SystemCalls(string strace, int process, string calls) => _watcher = Process.Start(new ProcessStartInfo(strace,
        ["-f", "-y", "-s", "10000", "-e", $"trace={calls}", "-e", "signal=none", "-o", _file, "-p", $"{process}"])
    { RedirectStandardError = true })!;

    public static string Strace() => Machine.Need(() => Machine.Find("strace"), "strace", "what reaches the disk, and when, is seen by watching system calls");

    /// <summary>Watches from its return on.</summary>
    /// <param name="calls">« fdatasync,pwrite64 »</param>
    public static async Task<SystemCalls> WatchAsync(int process, string calls)
    {
        var watch = new SystemCalls(Strace(), process, calls);
        // it says so once it holds every thread
        var said = await watch._watcher.StandardError.ReadLineAsync();
        if (said?.Contains("attached", StringComparison.Ordinal) != true) Machine.Lack($"strace cannot watch a process here: {said}");
        return watch;
    }

    /// <summary>Lets the process go on unwatched; what it did.</summary>
    public async Task<List<SystemCall>> StopAsync()
    {
        Machine.Run("kill", ["-TERM", $"{_watcher.Id}"]);
        await _watcher.WaitForExitAsync();
        return Parse(await File.ReadAllLinesAsync(_file));
    }

    public void Dispose()
    {
        if (!_watcher.HasExited) _watcher.Kill();
        _watcher.Dispose();
        File.Delete(_file);
    }

    /// <summary>« 17 fdatasync(9&lt;/a/forum.db-wal&gt;) = 0 », or in two lines: « 17 fdatasync(9&lt;/a/forum.db-wal&gt; &lt;unfinished ...&gt; », « 17 &lt;... fdatasync resumed&gt;) = 0 ».</summary>
    public static List<SystemCall> Parse(string[] lines)
    {
        List<SystemCall> calls = [];
        Dictionary<string, int> open = [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Resumed().Match(lines[i]) is { Success: true } resumed)
            {
                if (open.Remove(resumed.Groups[1].Value, out var at)) calls[at] = calls[at] with { Ended = i };
            }
            else if (Call().Match(lines[i]) is { Success: true } call)
            {
                var unfinished = lines[i].EndsWith("<unfinished ...>", StringComparison.Ordinal);
                if (unfinished) open[call.Groups[1].Value] = calls.Count;
                calls.Add(new(call.Groups[2].Value, call.Groups[3].Value, lines[i], i, unfinished ? int.MaxValue : i));
            }
        }
        return calls;
    }

    [GeneratedRegex(@"^(\d+) +<\.\.\. \w+ resumed>", RegexOptions.CultureInvariant)]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(\d+) +(\w+)\(\d+<([^>]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
