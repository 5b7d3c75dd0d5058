using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>A new group. Its members may read what is kept to the regions it serves.</summary>
[UseCase]
public sealed class CreateOrganisation(Database database, TimeProvider clock)
{
    public const int AboutMaxLength = 600;

    /// <param name="RegionId">its home; always served</param>
    /// <param name="OtherRegions">further regions it serves</param>
    public sealed record Command(string Name, long RegionId, IReadOnlyList<long> OtherRegions, string Municipality = "", string About = "");

    /// <summary>The group's id.</summary>
    public async Task<Outcome<long>> RunAsync(Command command, CancellationToken ct)
    {
        var (name, municipality, about) = (Input.CleanLine(command.Name), Input.CleanLine(command.Municipality), Input.Clean(command.About));
        if (Input.Fault(name, NamedOrganisation.NameMaxLength) is { } fault) return Refusal.Invalid("Name", fault);
        if (municipality.Length > 0 && Input.Fault(municipality, NamedOrganisation.NameMaxLength) is { } where) return Refusal.Invalid("Municipality", where);
        if (about.Length > 0 && Input.Fault(about, AboutMaxLength) is { } what) return Refusal.Invalid("About", what);
        return await database.WriteAsync<long>(async db => await OrganisationRows.AddAsync(db, new(name, municipality, about, [command.RegionId, .. command.OtherRegions], clock.GetUtcNow())), ct);
    }
}
