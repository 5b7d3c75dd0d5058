using Forum.Core.Data;

namespace Forum.Core.Themes;

/// <summary>A theme's own part of <see cref="Regions.SetPlacePrivate"/>.</summary>
internal static class ThemePrivacy
{
    public static Task SetAsync(Db db, long id, DateTimeOffset? since) => db.RunAsync("update themes set private_at = @since where id = @id", new { id, since });
}
