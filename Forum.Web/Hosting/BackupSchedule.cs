using System.Globalization;
using Forum.Core.Backups;

namespace Forum.Web.Hosting;

/// <summary>Forum:Backup:Every, hours between automatic backups into DATA/backups (0: none), and Forum:Backup:Keep, how many stay there.</summary>
public sealed class BackupSchedule
{
    private const string Section = "Forum:Backup";

    public BackupSchedule(IConfiguration configuration, string dataDirectory)
    {
        var hours = configuration[Section + ":Every"] is not { Length: > 0 } every ? 0
            : double.TryParse(every, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is 0 or (>= 0.01 and <= 8_760) ? number
            : throw new StartException($"{Section}:Every vaut « {every} » : écrivez un nombre d’heures d’au moins 0.01 et d’au plus 8760, avec un point pour les décimales, ou 0 pour ne rien sauvegarder.");
        var kept = configuration[Section + ":Keep"] is not { Length: > 0 } keep ? 7
            : int.TryParse(keep, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 10_000 ? count
            : throw new StartException($"{Section}:Keep vaut « {keep} » : écrivez combien de sauvegardes garder, de 1 à 10000.");
        Command = hours == 0 ? null : new(dataDirectory, TimeSpan.FromHours(hours), kept);
    }

    /// <summary>Null: none are made.</summary>
    public KeepBackups.Command? Command { get; }
}
