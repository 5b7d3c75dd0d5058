using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Which posts a reader of a thread has not, or has in an older state: every newer number, and every post changed since her version. The right to read is checked here.</summary>
[UseCase]
public sealed class MissedPosts(Database database)
{
    /// <param name="LastNumber">the highest number she has; 0 = none</param>
    /// <param name="Version">the thread's version up to which she has every change</param>
    public sealed record Command(Member Reader, long ThreadId, long LastNumber, long Version);

    /// <param name="LastNumber">as asked, but never beyond the thread's own</param>
    /// <param name="Version">of the thread when these posts were listed: nothing up to it is missing from the list</param>
    /// <param name="Posts">by number</param>
    public sealed record Missed(ThreadHead Thread, long LastNumber, long Version, IReadOnlyList<Mark> Posts);

    public sealed record Mark(long Number, long Version);

    public async Task<Outcome<Missed>> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, command.ThreadId, command.Reader) is not { } thread) return Refusal.NotFound;
        var last = Math.Clamp(command.LastNumber, 0, thread.LastNumber);
        var version = Math.Clamp(command.Version, 0, thread.Version);
        if (last == thread.LastNumber && version == thread.Version) return new Missed(thread, last, version, []);
        // read after the head: what was committed in between is in the list, with a higher version than the head's
        var posts = await db.ListAsync<Mark>("""
            select number, version from posts where thread_id = @ThreadId and (number > @last or version > @version) order by number
            """, new { command.ThreadId, last, version });
        return new Missed(thread, last, posts.Select(p => p.Version).Append(thread.Version).Max(), posts);
    }
}
