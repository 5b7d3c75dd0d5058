using System.Runtime.CompilerServices;
using Forum.Core.Data;

namespace Forum.Core.Doctor;

/// <summary>Migrations that the next start would run; mending runs them. A store of another version is left as it is.</summary>
internal sealed class PendingMigrations(Database database) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        var (pending, refused) = await LookAsync(ct);
        if (refused is not null) yield return refused;
        if (repair && pending.Count > 0) await Migrator.RunAsync(database, null, ct);
        foreach (var name in pending) yield return new("doctor.pending", name) { Mended = repair };
    }

    private async Task<(IReadOnlyList<string> Pending, Finding? Refused)> LookAsync(CancellationToken ct)
    {
        try { return (await Migrator.PendingAsync(database, ct), null); }
        catch (MigrationException e) { return ([], new("doctor.other_version", e.Message)); }
    }
}
