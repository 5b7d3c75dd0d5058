using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Site;

/// <summary>Sets up a place in which nobody is yet: its name, its first coordinator and the regions it serves, all or nothing.</summary>
[UseCase]
public sealed class SetUpPlace(SetUpCode code, CreateMember createMember, Places places, SiteSettings site)
{
    /// <param name="Region">slug of the coordinator's home region, one of those served</param>
    /// <param name="Served">slugs; « Tout le Québec » is always served</param>
    public sealed record Command(string? Code, string Place, string Name, string Email, string Password, string? Region, IReadOnlyList<string> Served, Language Language, Policy Policy);

    /// <summary>The coordinator.</summary>
    public async Task<Outcome<Member>> RunAsync(Command command, CancellationToken ct)
    {
        if (!await code.FitsAsync(command.Code, ct)) return Refusal.NotFound;
        var place = Input.CleanLine(command.Place);
        if (Input.Fault(place, SiteSettings.NameMaxLength) is { } fault) return Refusal.Invalid("Place", fault);
        var served = command.Served.Select(s => places.Region(s)?.Id).ToHashSet();
        if (served.Contains(null)) return Refusal.Invalid("Served", "accounts.region_unknown");
        served.Remove(Region.AllQuebec);
        if (served.Count == 0) return Refusal.Invalid("Served", "installation.no_region");
        if (places.Region(command.Region) is not { } home || home.Id == Region.AllQuebec) return Refusal.Invalid("Region", "installation.region_missing");
        if (!served.Contains(home.Id)) return Refusal.Invalid("Region", "installation.region_not_served");
        CreateMember.Command coordinator = new(command.Email, command.Password, command.Name, home.Id) { Role = Role.Coordinator, Language = command.Language };
        if (createMember.Check(coordinator, place) is { } refusal) return refusal;
        if (Policy.Check(command.Policy).Refusal is { } incomplete) return incomplete;
        return await WriteAsync(command, coordinator, [.. served.OfType<long>(), Region.AllQuebec], ct);
    }

    private async Task<Outcome<Member>> WriteAsync(Command command, CreateMember.Command coordinator, long[] served, CancellationToken ct)
    {
        var hash = createMember.Hash(command.Password);
        var made = await code.SpendAsync<Member>(command.Code, async db =>
        {
            await SiteSettings.NameAsync(db, Input.CleanLine(command.Place));
            await ServedRegions.SetAsync(db, served);
            await Policy.WriteAsync(db, Policy.Check(command.Policy).Value!);
            return await createMember.WriteAsync(db, coordinator, hash);
        }, ct);
        await site.LoadAsync(ct);
        await places.LoadAsync(ct);
        return made;
    }
}
