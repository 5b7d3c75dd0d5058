using Forum.Core.Data;

namespace Forum.Core.Threads;

/// <summary>Who among some members may read a thread now: asked before every push, so that who lost the right hears no more.</summary>
[UseCase]
public sealed class WhoMayRead(Database database)
{
    /// <param name="memberIds">0 stands for everybody who is not signed in</param>
    public async Task<IReadOnlySet<long>> RunAsync(long threadId, IReadOnlyCollection<long> memberIds, CancellationToken ct)
    {
        if (memberIds.Count == 0) return new HashSet<long>();
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<string>("select audience from threads where id = @threadId and (removed_at is null or merged_into is not null)", new { threadId }) switch
        {
            null => new HashSet<long>(),
            nameof(Audience.Public) => memberIds.ToHashSet(),
            nameof(Audience.Members) => memberIds.Where(id => id > 0).Except(await GuestsAsync(db, threadId, memberIds)).ToHashSet(),
            _ => (await db.ListAsync<long>($"""
                select m.id from members m join threads t on t.id = @threadId
                where m.id in @ids and m.suspended_at is null and m.removed_at is null and {Readers.MemberMayRead}
                """, new { threadId, ids = memberIds.ToArray() })).ToHashSet(),
        };
    }

    /// <summary>Those among them who are guests, and not of this thread. Thousands of readers are looked through only while somebody is a guest anywhere: one whose access ended is signed out, and her sockets closed within a second.</summary>
    private static async Task<List<long>> GuestsAsync(Db db, long threadId, IReadOnlyCollection<long> memberIds) =>
        await db.FindAsync<long>("select inside.member_id from exchange_guests inside where inside.ended_at is null limit 1") == 0 ? [] : await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @threadId where m.id in @ids and m.role = 'Guest' and not {Readers.MemberMayRead}
            """, new { threadId, ids = memberIds.ToArray() });
}
