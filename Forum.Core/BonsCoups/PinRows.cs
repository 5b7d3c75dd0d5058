using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>Where posts are pinned: one standing pin a post and place.</summary>
internal static class PinRows
{
    /// <summary>SQL over the alias <c>n</c> of pins, wants <c>@now</c>: a pin that has run out is shown nowhere from that moment, with nobody's help.</summary>
    public const string Stands = "n.removed_at is null and (n.expires_at is null or n.expires_at > @now)";

    /// <param name="ExpiresAt">from then on it is shown nowhere; null: until somebody takes it off</param>
    internal sealed record Row(long ThreadId, long PostId, PinPlace Place, long PinnedBy, DateTimeOffset PinnedAt, DateTimeOffset? ExpiresAt);

    /// <summary>Pinning again where it stands gives the pin its new end; where it had run out, it is pinned anew.</summary>
    public static Task PutAsync(Db db, Row row) => db.RunAsync("""
        insert into pins (thread_id, post_id, region_id, theme_id, pinned_by, pinned_at, expires_at)
        values (@ThreadId, @PostId, @RegionId, @ThemeId, @PinnedBy, @PinnedAt, @ExpiresAt)
        on conflict (post_id, (coalesce(region_id, -1)), (coalesce(theme_id, -1))) where removed_at is null do update set
            pinned_by = case when pins.expires_at <= excluded.pinned_at then excluded.pinned_by else pins.pinned_by end,
            pinned_at = case when pins.expires_at <= excluded.pinned_at then excluded.pinned_at else pins.pinned_at end,
            expires_at = excluded.expires_at
        """, new { row.ThreadId, row.PostId, row.Place.RegionId, row.Place.ThemeId, row.PinnedBy, row.PinnedAt, row.ExpiresAt });

    /// <summary>Pins of a theme go with it into another; where the post is pinned there too, that one stays.</summary>
    public static async Task MoveThemeAsync(Db db, long from, long to, long by, DateTimeOffset now)
    {
        await db.RunAsync("""
            update pins set removed_at = @now, removed_by = @by where theme_id = @from and removed_at is null and exists (select 1 from pins other
                where other.post_id = pins.post_id and other.theme_id = @to and coalesce(other.region_id, -1) = coalesce(pins.region_id, -1) and other.removed_at is null)
            """, new { from, to, by, now });
        await db.RunAsync("update pins set theme_id = @to where theme_id = @from", new { from, to });
    }

    /// <summary>Who took it off, and when, stays known. Nothing happens where nothing was pinned.</summary>
    public static Task RemoveAsync(Db db, long postId, PinPlace place, long removedBy, DateTimeOffset now) => db.RunAsync("""
        update pins set removed_at = @now, removed_by = @removedBy
        where post_id = @postId and coalesce(region_id, -1) = @region and coalesce(theme_id, -1) = @theme and removed_at is null
        """, new { postId, region = place.RegionId ?? -1, theme = place.ThemeId ?? -1, removedBy, now });
}
