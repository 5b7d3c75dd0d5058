namespace Forum.Core.Backups;

/// <summary>A backup could not be made or put back. The message is one sentence for whoever keeps the machine.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static BackupException Damaged(string file, string what, Exception? inner = null) =>
        new($"La sauvegarde « {file} » est abîmée, ou n’en est pas une ({what}) : rien n’a été restauré, prenez-en une autre.", inner);
}
