using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A member's private threads, the latest activity first: those she opened, and those she is named in.</summary>
[UseCase]
public sealed class ListPrivateThreads(Database database, ThreadRows rows)
{
    public async Task<ThreadList> RunAsync(Member reader, ThreadKey before, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return new([], null);
        await using var db = await database.ReadAsync(ct);
        var found = await db.ListAsync<ThreadList.Found>($"""
            select t.id as thread_id, t.last_post_at from threads t
            where t.audience = 'People' and (t.last_post_at, t.id) < (@At, @Id) and {Readers.MayRead}
                and (t.author_id = @viewer or t.id in (select w.thread_id from thread_readers w where w.member_id = @viewer))
            order by t.last_post_at desc, t.id desc limit @take
            """, ThreadRow.Args(reader, new { before.At, before.Id, take = ThreadList.PageSize + 1L }));
        return await ThreadList.ReadAsync(rows, db, reader, found, ThreadList.PageSize);
    }
}
