using System.ComponentModel;
using System.Diagnostics;

namespace Forum.Core.Files;

/// <summary>
/// pdftoppm (poppler-utils) draws the first page of a PDF, shut in by bwrap (bubblewrap): without network, without this place's folder or any other but the programs and fonts of the machine, with an end to its memory, its time and what it may give back.
/// Neither is needed: a machine without them shows no pictures of PDF (docs/HOSTING.md §7).
/// </summary>
internal static class PageSandbox
{
    /// <summary>Pixels of the longer side: twice the points that a card takes.</summary>
    public const int LongestSide = 640;

    /// <summary>Bytes of a PNG of that size that does not compress at all, and some.</summary>
    private const int MostBytes = 3_000_000;

    /// <summary>A heavy map takes two seconds; what takes eight shall not be drawn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly string[] Programs = ["bwrap", "prlimit", "pdftoppm"];

    /// <summary>Everything that is no program is gone; nothing can be written; who ends it ends all in it.</summary>
    private static readonly string[] Walls =
    [
        "--unshare-user", "--unshare-all", "--cap-drop", "ALL", "--die-with-parent", "--new-session", "--clearenv", "--setenv", "LC_ALL", "C",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
        "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig", "--remount-ro", "/", "--chdir", "/",
    ];

    /// <summary>400 MB of memory, five seconds of a processor, no file, no other program.</summary>
    private static readonly string[] Bounds = ["/usr/bin/prlimit", "--as=400000000", "--cpu=5", "--fsize=0", "--nofile=32", "--nproc=1", "--core=0"];

    /// <summary>Why no page can be drawn on this machine, in a few words for its host; null where one can.</summary>
    public static async Task<string?> LackAsync(CancellationToken ct)
    {
        var missing = Programs.Where(p => Find(p) is null).ToList();
        if (missing.Count > 0) return "missing " + string.Join(", ", missing);
        var (code, _, said) = await RunAsync(["/usr/bin/prlimit", "--version"], [], ct);
        return code == 0 ? null : said.Length > 0 ? said : "bwrap does not start";
    }

    /// <summary>The first page as a PNG; null where it cannot be drawn within its bounds.</summary>
    public static async Task<byte[]?> DrawAsync(byte[] pdf, CancellationToken ct)
    {
        var (code, drawn, _) = await RunAsync([.. Bounds, "/usr/bin/pdftoppm", "-q", "-png", "-f", "1", "-l", "1", "-singlefile", "-scale-to", $"{LongestSide}", "-"], pdf, ct);
        return code == 0 && drawn.Length is > 0 and < MostBytes ? drawn : null;
    }

    internal static async Task<(int Code, byte[] Given, string Said)> RunAsync(string[] command, byte[] sent, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(Patience);
        using var process = Start(command);
        if (process is null) return (-1, [], "bwrap does not start");
        try
        {
            var (writes, reads, says) = (WriteAsync(process, sent, end.Token), ReadAsync(process.StandardOutput.BaseStream, end.Token), ReadAsync(process.StandardError.BaseStream, end.Token));
            await Task.WhenAll(writes, reads, says);
            // more than a page of that size can be: it is left to its end
            if ((await reads).Length >= MostBytes) return (-1, [], "");
            await process.WaitForExitAsync(end.Token);
            return (process.ExitCode, await reads, FirstLine(await says));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return (-1, [], "it takes too long"); }
        finally { if (!process.HasExited) process.Kill(entireProcessTree: true); }
    }

    private static Process? Start(string[] command)
    {
        var start = new ProcessStartInfo(Find(Programs[0])!, [.. Walls, .. command]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        try { return Process.Start(start); }
        catch (Win32Exception) { return null; }
    }

    private static async Task WriteAsync(Process process, byte[] sent, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(sent, ct);
            process.StandardInput.Close();
        }
        // it has seen enough, or is gone: its exit code says which
        catch (IOException) { }
    }

    private static async Task<byte[]> ReadAsync(Stream from, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int count; read.Length < MostBytes && (count = await from.ReadAsync(part, ct)) > 0;) read.Write(part, 0, count);
        return read.ToArray();
    }

    /// <summary>Where <see cref="Walls"/> show it, and nowhere else.</summary>
    private static string? Find(string name) => Path.Combine("/usr/bin", name) is var path && File.Exists(path) ? path : null;

    private static string FirstLine(byte[] said) => System.Text.Encoding.UTF8.GetString(said).Split('\n')[0].Trim();
}
