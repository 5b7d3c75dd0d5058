using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>What people of a group opened under their names while they were of it, and this reader may read, the latest activity first. A masked thread is never among them: a list so short would name its author.</summary>
[UseCase]
public sealed class ListOrganisationThreads(Database database, ThreadRows rows)
{
    public const int Most = 6;

    /// <param name="tools">its tools, or all else</param>
    public async Task<IReadOnlyList<ThreadRow>> RunAsync(Member reader, long organisationId, bool tools, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var found = await db.ListAsync<ThreadList.Found>($"""
            select t.id as thread_id, t.last_post_at from threads t
            where t.organisation_id = @organisationId and t.shown_name is null and t.kind {(tools ? "=" : "<>")} 'Tool' and {Readers.MayRead}
            order by t.last_post_at desc, t.id desc
            limit @Most
            """, ThreadRow.Args(reader, new { organisationId, Most = (long)Most }));
        return (await ThreadList.ReadAsync(rows, db, reader, found, Most)).Rows;
    }
}
