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
        return from.Audience is not Audience.Regions || (await RegionsAsync(db, from.Id)).SequenceEqual(await RegionsAsync(db, to.Id)) ? null : Refusal.Invalid("To", "moderation.other_readers");
    }

    private static Task<List<long>> RegionsAsync(Db db, long threadId) => db.ListAsync<long>("select distinct region_id from thread_places where thread_id = @threadId order by region_id", new { threadId });
}
