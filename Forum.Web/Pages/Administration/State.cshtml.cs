using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/etat: the latest backups and the room left, and on asking what « doctor » says. Nothing is changed from here.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class StateModel(ForumSettings settings, BackupSchedule schedule) : ForumPage
{
    /// <summary>Backups and findings shown; the command line says all.</summary>
    public const int MostShown = 100;

    private const int LatestBackups = 10;
    private const double Megabyte = 1_000_000;

    /// <param name="Megabytes">rounded up</param>
    public sealed record Backup(string Name, DateTimeOffset At, long Megabytes);

    public IReadOnlyList<Backup> Backups { get; private set; } = [];

    /// <summary>Between automatic backups; null where none are made.</summary>
    public long? Hours => schedule.Command is { } command ? Math.Max(1, (long)command.Every.TotalHours) : null;

    public long FreeGigabytes => (long)(new DriveInfo(settings.DataDirectory).AvailableFreeSpace / Megabyte / 1_000);

    /// <summary>Null until they are asked for.</summary>
    public IReadOnlyList<string>? Findings { get; private set; }

    public IActionResult OnGet()
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        Look();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        Look();
        List<string> findings = [];
        await foreach (var finding in HttpContext.RequestServices.GetRequiredService<Diagnosis>().RunAsync(repair: false, ct)) findings.Add(Diagnosis.Say(finding, Texts));
        Findings = findings;
        return Page();
    }

    private void Look()
    {
        var folder = new DirectoryInfo(Path.Combine(settings.DataDirectory, "backups"));
        if (!folder.Exists) return;
        Backups = [.. folder.EnumerateFiles("forum-*.zip").OrderByDescending(f => f.Name, StringComparer.Ordinal).Take(LatestBackups)
            .Select(f => new Backup(f.Name, f.LastWriteTimeUtc, (long)Math.Ceiling(f.Length / Megabyte)))];
    }
}
