using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Forum.Core.Backups;

/// <summary>
/// pg_dump and pg_restore: PostgreSQL's own tools know its databases best. They must be on the PATH, of the server's version or a newer one.
/// They wait no longer than the program does: for a connection as long as its string's Timeout says, for a lock as long as its Command Timeout.
/// </summary>
internal static class PostgresTool
{
    public static async Task RunAsync(string tool, string connectionString, string[] arguments, CancellationToken ct)
    {
        using var process = Start(tool, new NpgsqlConnectionStringBuilder(connectionString), arguments);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            await output;
            if (process.ExitCode != 0) throw new BackupException($"{tool} a échoué ({FirstLine(await error)}).");
        }
        finally { if (!process.HasExited) process.Kill(); }
    }

    private static Process Start(string tool, NpgsqlConnectionStringBuilder at, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, ["--host", at.Host!, "--port", $"{at.Port}", "--dbname", Database(at), "--no-password", .. at.Username is { } user ? (string[])["--username", user] : [], .. arguments])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        // not among the arguments, which every user of the machine can read
        if (at.Password is { } password) start.Environment["PGPASSWORD"] = password;
        start.Environment["PGSSLMODE"] = at.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        start.Environment["LC_MESSAGES"] = "C";
        try { return Process.Start(start)!; }
        catch (Win32Exception e)
        {
            throw new BackupException($"{tool} n’est pas installé sur cette machine : installez les outils de PostgreSQL (paquet postgresql-client).", e);
        }
    }

    /// <summary>With what ends a connection whose other side is gone: silent for half a minute, then three times ten seconds; a minute without a byte taken (libpq, « Parameter Key Words »; seconds, and milliseconds for the last).</summary>
    private static string Database(NpgsqlConnectionStringBuilder at)
    {
        var name = (at.Database ?? at.Username!).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"dbname='{name}' connect_timeout={at.Timeout} keepalives_idle=30 keepalives_interval=10 keepalives_count=3 tcp_user_timeout=60000";
    }

    private static string FirstLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim().TrimEnd('.') ?? "sans rien dire";
}
