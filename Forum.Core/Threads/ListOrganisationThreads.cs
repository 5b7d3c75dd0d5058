using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>What the people of a group opened under their names and this reader may read, the latest activity first. A masked thread is never among them: a list so short would name its author.</summary>
[UseCase]
public sealed class ListOrganisationThreads(Database database, ThreadRows rows)
{
    public const int Most = 6;

    public async Task<IReadOnlyList<ThreadRow>> RunAsync(Member reader, long organisationId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var found = await db.ListAsync<ThreadList.Found>($"""
            select t.id as thread_id, t.last_post_at from threads t join members author on author.id = t.author_id
            where author.organisation_id = @organisationId and author.removed_at is null and t.shown_name is null and {Readers.MayRead}
            order by t.last_post_at desc, t.id desc
            limit @Most
            """, ThreadRow.Args(reader, new { organisationId, Most = (long)Most }));
        return (await ThreadList.ReadAsync(rows, db, reader, found, Most)).Rows;
    }
}
