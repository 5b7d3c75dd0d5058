using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>The bons coups that people of a group wrote under their names while they were of it, and this reader may read, the latest first.</summary>
[UseCase]
public sealed class ListOrganisationBonsCoups(Database database)
{
    public const int Most = 6;

    public async Task<IReadOnlyList<BonCoup>> RunAsync(Member reader, long organisationId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<BonCoup>($"""
            select {BonCoup.Columns}
            from {BonCoup.From}
            where b.organisation_id = @organisationId and p.shown_name is null and {BonCoup.MayShow}
            order by b.marked_at desc, b.post_id desc
            limit @Most
            """, ThreadRow.Args(reader, new { organisationId, Most = (long)Most }));
    }
}
