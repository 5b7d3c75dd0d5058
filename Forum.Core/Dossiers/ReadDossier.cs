using Forum.Core.Data;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Dossiers;

/// <summary>A dated update of a dossier.</summary>
/// <param name="At">when it was written</param>
/// <param name="Words">its beginning</param>
public sealed record DossierUpdate(long Number, DateTimeOffset At, string Words);

/// <summary>The dated updates of a dossier whose head the caller has read through the predicate, the latest first.</summary>
[UseCase]
public sealed class ReadDossier(Database database)
{
    private const int Most = 30, Words = 140;

    private sealed record Row(long Number, DateTimeOffset At, string Html);

    public async Task<IReadOnlyList<DossierUpdate>> RunAsync(ThreadHead thread, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await db.ListAsync<Row>($"""
            select p.number, coalesce(p.written_at, p.created_at) as at, p.html
            from post_updates u join posts p on p.id = u.post_id where p.thread_id = @Id and p.deleted_at is null order by p.number desc limit {Most}
            """, new { thread.Id })).ConvertAll(r => new DossierUpdate(r.Number, r.At, Excerpt.Of(r.Html, Words)));
    }
}
