using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Regions;

/// <summary>Whoever facilitates the whole of a region says whom to call there where a youth is in danger; it stands above every case study of the region. Empty: nothing but the words for all of Québec.</summary>
[UseCase]
public sealed class SetYouthLine(Database database, Places places)
{
    /// <summary>Longest line, in UTF-16 units: a name, a number, the hours.</summary>
    public const int MaxLength = 200;

    public async Task<Outcome<Region>> RunAsync(Member by, string? slug, string? line, CancellationToken ct)
    {
        if (places.Region(slug) is not { Served: true } region) return Refusal.NotFound;
        if (!Can.Welcome(by, region.Id)) return Refusal.NotAllowed;
        var said = Input.CleanLine(line);
        if (said.Length > 0 && Input.Fault(said, MaxLength) is { } fault) return Refusal.Invalid("Line", fault);
        await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("update regions set youth_line = @said where id = @Id", new { said, region.Id });
            return default(Done);
        }, ct);
        await places.LoadAsync(ct);
        return places.Region(region.Id);
    }
}
