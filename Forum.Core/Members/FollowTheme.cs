using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Themes;

namespace Forum.Core.Members;

/// <summary>A member follows a theme through all regions, or no longer.</summary>
[UseCase]
public sealed class FollowTheme(Database database, Places places)
{
    public async Task<Outcome<Theme>> RunAsync(Member member, string slug, bool follow, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (places.Theme(slug) is not { } theme) return Refusal.NotFound;
        return await database.WriteAsync<Theme>(async db =>
        {
            await db.RunAsync(follow
                ? "insert into member_themes (member_id, theme_id) values (@Id, @theme) on conflict (member_id, theme_id) do nothing"
                : "delete from member_themes where member_id = @Id and theme_id = @theme", new { member.Id, theme = theme.Id });
            await OwnState.MoveAsync(db, member.Id);
            return theme;
        }, ct);
    }
}
