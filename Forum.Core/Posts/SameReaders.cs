using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Whether messages may go from one thread into another: who wrote for some readers is not shown to others by somebody else's act, and who wrote under a mask keeps it.</summary>
internal static class SameReaders
{
    /// <summary>Null where they may.</summary>
    public static async Task<Refusal?> FaultAsync(Db db, ThreadHead from, ThreadHead to)
    {
        if (from.ShownName is not null || to.ShownName is not null) return Refusal.Invalid("To", "moderation.masked");
        if (from.Audience != to.Audience || from.Audience is Audience.People) return Refusal.Invalid("To", "moderation.other_readers");
        if (from.Chosen != to.Chosen) return Refusal.Invalid("To", "moderation.other_readers");
        var same = from.Audience switch
        {
            Audience.Regions => await AreSameAsync(db, "region_id", from.Id, to.Id),
            // of some of their places, private or not, their readers depend
            Audience.Places => await AreSameAsync(db, "region_id", from.Id, to.Id) && await AreSameAsync(db, "theme_id", from.Id, to.Id),
            _ => true,
        };
        return same ? null : Refusal.Invalid("To", "moderation.other_readers");
    }

    private static async Task<bool> AreSameAsync(Db db, string column, long from, long to) => (await PlacesAsync(db, column, from)).SequenceEqual(await PlacesAsync(db, column, to));

    private static Task<List<long>> PlacesAsync(Db db, string column, long threadId) => db.ListAsync<long>($"select distinct {column} from thread_places where thread_id = @threadId order by {column}", new { threadId });
}
