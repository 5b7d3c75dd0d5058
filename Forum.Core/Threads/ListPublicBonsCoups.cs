using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A bon coup that its author agreed to show to everybody, as the door of the place shows it.</summary>
/// <param name="Html">of the first post; the page cuts its first words</param>
public sealed record PublicBonCoup(long Id, string Title, string Slug, long RegionId, string Lang, string Html)
{
    public string Url => $"/fils/{Id}/{Slug}";
}

/// <summary>The latest bons coups out in the open, for visitors: threads whose audience is everybody, of that kind or retained by the facilitators. None by default.</summary>
[UseCase]
public sealed class ListPublicBonsCoups(Database database)
{
    private const long Most = 3;

    public async Task<IReadOnlyList<PublicBonCoup>> RunAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<PublicBonCoup>($"""
            select t.id, t.title, t.slug, t.region_id, t.lang, p.html
            from threads t join posts p on p.thread_id = t.id and p.number = 1 and p.deleted_at is null
            where t.audience = 'Public' and {Readers.MayRead}
                and (t.kind = 'BonCoup' or exists (select 1 from bons_coups b where b.thread_id = t.id))
            order by t.last_post_at desc, t.id desc
            limit @Most
            """, ThreadRow.Args(Member.Nobody, new { Most }));
    }
}
