using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Where an old address leads: to the thread that another went into, to the post that was moved. Null where it leads nowhere that this reader may see.</summary>
[UseCase]
public sealed class FollowMoved(Database database)
{
    /// <summary>Threads that went into each other, one after the other.</summary>
    private const int MostHops = 10;

    public async Task<ThreadHead?> ThreadAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await ThreadAsync(db, reader, threadId);
    }

    /// <param name="Number">of the post; 0: the thread as a whole</param>
    public sealed record Place(ThreadHead Thread, long Number);

    public async Task<Place?> PostAsync(Member reader, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var at = await db.FindAsync<At>("select now.thread_id, now.number from posts p join posts now on now.id = p.moved_to where p.thread_id = @threadId and p.number = @number", new { threadId, number });
        if (at is not null) return await ThreadHead.FindAsync(db, at.ThreadId, reader) is { } thread ? new(thread, at.Number) : null;
        return await ThreadAsync(db, reader, threadId) is { } into ? new(into, 0) : null;
    }

    private static async Task<ThreadHead?> ThreadAsync(Db db, Member reader, long threadId)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (await db.FindAsync<Merged>("select id, merged_into from threads where id = @threadId and merged_into is not null", new { threadId }) is not { } merged) return null;
            threadId = merged.MergedInto;
            if (await ThreadHead.FindAsync(db, threadId, reader) is { } thread) return thread;
        }
        return null;
    }

    private sealed record At(long ThreadId, long Number);

    private sealed record Merged(long Id, long MergedInto);
}
