using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Text;

namespace Forum.Core.Exchanges;

/// <summary>
/// Guests go when their exchange is summarised, or is over since <see cref="ListExchanges.SummaryDue"/>, or was taken away; at the latest when a session ends.
/// What they wrote stays under the name they gave; <see cref="KeptDays"/> days later that name goes too, as a member's who is forgotten.
/// </summary>
[UseCase]
public sealed class EndGuests(Database database, EraseMember erase, TimeProvider clock)
{
    /// <summary>So many days after her access ended, her name is kept; /d/{code} says so.</summary>
    public const int KeptDays = 30;

    /// <summary>Names forgotten at once: each is looked for in the texts of others.</summary>
    private const int Most = 20;

    private sealed record Gone(long Id, long RegionId);

    /// <summary>Messages that show another name from now on.</summary>
    public async Task<IReadOnlyList<PostChange>> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await EndAsync(now, ct);
        List<PostChange> changed = [];
        foreach (var guest in await ToForgetAsync(now, ct))
        {
            var (receipt, _) = await erase.RunAsync(new(new Member(guest.Id, "", Role.Guest, guest.RegionId, Language.French, now, []), guest.Id, WithTexts: false, Password: null), ct);
            // null: a coordinator forgot her meanwhile
            if (receipt is not null) changed.AddRange(receipt.Changed);
        }
        return changed;
    }

    private Task EndAsync(DateTimeOffset now, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        var ended = await db.ListAsync<long>("""
            update exchange_guests set ended_at = @now
            where ended_at is null and (came_at <= @oldest or exists (
                select 1 from exchanges e join threads t on t.id = e.thread_id
                where e.thread_id = exchange_guests.thread_id and (e.summarised_at is not null or e.closed_at <= @closed or t.removed_at is not null)))
            returning member_id
            """, new { now, oldest = now - Sessions.Lifetime, closed = now - ListExchanges.SummaryDue });
        foreach (var id in ended) await Sessions.CloseAllAsync(db, id);
        return default(Done);
    }, ct);

    private async Task<List<Gone>> ToForgetAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Gone>("""
            select m.id, m.region_id from exchange_guests g join members m on m.id = g.member_id
            where g.ended_at <= @before and m.removed_at is null order by g.ended_at, m.id limit @most
            """, new { before = now.AddDays(-KeptDays), most = (long)Most });
    }
}
