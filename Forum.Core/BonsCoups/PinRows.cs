using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>Where posts are pinned: one standing pin a post and place.</summary>
internal static class PinRows
{
    /// <param name="RegionId">with <paramref name="ThemeId"/> null: that region; both: their cell; neither: everywhere</param>
    /// <param name="ExpiresAt">from then on it is shown nowhere; null: until somebody takes it off</param>
    internal sealed record Row(long ThreadId, long PostId, long? RegionId, long? ThemeId, long PinnedBy, DateTimeOffset PinnedAt, DateTimeOffset? ExpiresAt);

    /// <summary>Pinning again where it stands gives the pin a new end; where it had run out, it is pinned anew.</summary>
    public static Task PutAsync(Db db, Row row) => db.RunAsync("""
        insert into pins (thread_id, post_id, region_id, theme_id, pinned_by, pinned_at, expires_at)
        values (@ThreadId, @PostId, @RegionId, @ThemeId, @PinnedBy, @PinnedAt, @ExpiresAt)
        on conflict (post_id, (coalesce(region_id, -1)), (coalesce(theme_id, -1))) where removed_at is null do update set
            pinned_by = case when pins.expires_at <= excluded.pinned_at then excluded.pinned_by else pins.pinned_by end,
            pinned_at = case when pins.expires_at <= excluded.pinned_at then excluded.pinned_at else pins.pinned_at end,
            expires_at = excluded.expires_at
        """, row);
}
