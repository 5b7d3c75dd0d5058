using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pages.Privacy;

/// <summary>/confidentialite: who answers for personal data here, what is kept, how long, who sees it, and what everybody may ask. For everybody.</summary>
public sealed class PolicyModel(BackupSchedule backups) : ForumPage
{
    /// <summary>Days until the last automatic backup that holds something is gone; 0 where the program makes none.</summary>
    public long BackupDays => backups.Command is { } command ? (long)Math.Ceiling(command.Every.TotalDays * command.Keep) : 0;
}
