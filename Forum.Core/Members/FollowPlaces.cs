using Forum.Core.Data;
using Forum.Core.Regions;

namespace Forum.Core.Members;

/// <summary>The regions and themes a member follows, in place of those before: what her home page and her lists show. Following never gives a right.</summary>
[UseCase]
public sealed class FollowPlaces(Database database, Places places)
{
    /// <param name="Regions">slugs; so are <paramref name="Themes"/></param>
    public sealed record Command(Member Member, IReadOnlyList<string> Regions, IReadOnlyList<string> Themes);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.Member.IsSignedIn) return Refusal.NotAllowed;
        var (regions, themes) = (command.Regions.Select(s => places.Region(s)?.Id).ToList(), command.Themes.Select(s => places.Theme(s)?.Id).ToList());
        if (regions.Contains(null)) return Refusal.Invalid("Regions", "accounts.region_unknown");
        if (themes.Contains(null)) return Refusal.Invalid("Themes", "accounts.theme_unknown");
        return await database.WriteAsync<Done>(async db =>
        {
            await MemberRows.SetFollowedAsync(db, command.Member.Id, regions.OfType<long>(), themes.OfType<long>());
            await OwnState.MoveAsync(db, command.Member.Id);
            return default(Done);
        }, ct);
    }
}
