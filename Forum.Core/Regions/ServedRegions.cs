using Forum.Core.Data;

namespace Forum.Core.Regions;

/// <summary>The regions that have a channel here; the others appear nowhere.</summary>
internal static class ServedRegions
{
    /// <summary>Call <see cref="Places.LoadAsync"/> after the commit.</summary>
    public static Task SetAsync(Db db, long[] ids) =>
        db.RunAsync("update regions set served = case when id in @ids then true else false end", new { ids });
}
