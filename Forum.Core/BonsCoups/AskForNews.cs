using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Sheets;

namespace Forum.Core.BonsCoups;

/// <summary>A bon coup that nobody has looked at for twelve months (<see cref="SheetKind.Age"/>): its author is asked once for news of it. « Toujours valable » or a change of its card begins a new year.</summary>
[UseCase]
public sealed class AskForNews(Database database, TimeProvider clock)
{
    /// <summary>A place that was shut, or is new to this, asks for no older ones.</summary>
    private static readonly TimeSpan Oldest = SheetKind.Age * 3;

    private const int Most = 200;

    private sealed record Due(long PostId, long MemberId, DateTimeOffset Since);

    /// <summary>How many were asked.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(now, ct);
        if (due.Count == 0) return 0;
        await database.WriteAsync<Done>(async db =>
        {
            foreach (var one in due) await CoupLetters.WriteAsync(db, MailKind.CoupNews, new(CoupLetters.News, one.PostId, one.Since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), one.MemberId), now);
            return default(Done);
        }, ct);
        return due.Count;
    }

    private async Task<List<Due>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Due>($"""
            select b.post_id, m.id as member_id, coalesce(s.changed_at, b.marked_at) as since
            from bons_coups b join posts p on p.id = b.post_id join members m on m.id = p.author_id left join sheets s on s.post_id = b.post_id and s.kind = 'BonCoup'
            where coalesce(s.changed_at, b.marked_at) <= @before and coalesce(s.changed_at, b.marked_at) > @oldest and p.deleted_at is null and {Seen.Stands} and m.coup_mail_off_at is null
                and not exists (select 1 from coup_letters l where l.kind = 'News' and l.post_id = b.post_id and l.member_id = m.id and l.about = cast(coalesce(s.changed_at, b.marked_at) as text))
            order by b.post_id limit {Most}
            """, new { before = now - SheetKind.Age, oldest = now - Oldest });
    }
}
