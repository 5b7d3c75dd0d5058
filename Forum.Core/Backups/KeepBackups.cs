using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Backups;

/// <summary>Backups by the clock: makes one when it is due and keeps the latest. The store remembers the last, so that restarts and further nodes make none too many; one node makes it.</summary>
[UseCase]
public sealed class KeepBackups(Database database, MakeBackup makeBackup, TimeProvider clock)
{
    private const string Key = "backup.made_at";
    private static readonly TimeSpan Elsewhere = TimeSpan.FromMinutes(1);

    /// <param name="Keep">how many archives stay in DATA/backups</param>
    public sealed record Command(string DataDirectory, TimeSpan Every, int Keep);

    /// <summary>How long until it is worth calling again.</summary>
    public async Task<TimeSpan> RunAsync(Command command, CancellationToken ct)
    {
        var wait = Elsewhere;
        await database.AloneAsync("backup", async () =>
        {
            wait = await DueAsync(command.Every, ct);
            if (wait > TimeSpan.Zero) return;
            await MakeAsync(command, ct);
            wait = command.Every;
        }, ct);
        return wait;
    }

    private async Task MakeAsync(Command command, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(command.DataDirectory, "backups"));
        foreach (var left in folder.EnumerateFiles("*.partiel")) left.Delete();
        var now = clock.GetUtcNow();
        await makeBackup.RunAsync(new(Path.Combine(folder.FullName, $"forum-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip"), command.DataDirectory), ct);
        await database.WriteAsync<Done>(async db =>
        {
            await SiteSettings.SetAsync(db, Key, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            return default(Done);
        }, CancellationToken.None);
        foreach (var old in folder.EnumerateFiles("forum-*.zip").OrderByDescending(f => f.Name, StringComparer.Ordinal).Skip(command.Keep)) old.Delete();
    }

    private async Task<TimeSpan> DueAsync(TimeSpan every, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await db.FindAsync<string>("select value from settings where name = @Key", new { Key }) is not { } last) return TimeSpan.Zero;
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(last, CultureInfo.InvariantCulture)) + every - clock.GetUtcNow();
        // nodes differ by seconds; a clock that was far ahead must not put the next one off for ever
        return wait > 2 * every ? TimeSpan.Zero : wait;
    }
}
