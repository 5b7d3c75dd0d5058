using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Forum.Tests;

/// <summary>Finds what the tests need on this machine and, as root where apt-get is, installs it. Missing: a failure with FORUM_CI=1, elsewhere a skip that says why.</summary>
internal static class Machine
{
    private static readonly Lock Installing = new();

    public static bool IsCi => Environment.GetEnvironmentVariable("FORUM_CI") == "1";

    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>The first program of these names on the PATH.</summary>
    public static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>What <paramref name="find"/> finds, before or after installing the Debian package.</summary>
    public static string Need(Func<string?> find, string package, string why)
    {
        lock (Installing)
        {
            if (find() is { } there) return there;
            if (IsRoot && Find("apt-get") is { } apt)
            {
                Run(apt, ["update", "-qq"]);
                Run(apt, ["install", "-y", "-qq", "--no-install-recommends", package]);
            }
            if (find() is { } installed) return installed;
        }
        Lack($"{package} is not installed: {why}");
        return "";
    }

    /// <summary>Ends the test that this machine cannot run: a failure with FORUM_CI=1, elsewhere a skip.</summary>
    public static void Lack(string reason)
    {
        if (IsCi) Assert.Fail(reason);
        Assert.Ignore(reason);
    }

    /// <summary>Of loopback, free a moment ago, with this many free ones after it.</summary>
    public static int FreePort(int more = 0)
    {
        while (true)
        {
            List<TcpListener> held = [new(IPAddress.Loopback, 0)];
            try
            {
                held[0].Start();
                var port = ((IPEndPoint)held[0].LocalEndpoint).Port;
                for (var i = 1; i <= more; i++)
                {
                    held.Add(new(IPAddress.Loopback, port + i));
                    held[i].Start();
                }
                return port;
            }
            catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
            {
                // one of them is taken: others are tried
            }
            finally { held.ForEach(l => l.Dispose()); }
        }
    }

    /// <summary>Runs a program to its end; its exit code.</summary>
    public static int Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }
}
