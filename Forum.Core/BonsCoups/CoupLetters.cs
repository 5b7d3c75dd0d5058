using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>Letters about a bon coup that are written once: noted, and put into the outbox, in the transaction of their cause.</summary>
internal static class CoupLetters
{
    public const string Status = "Status", News = "News";

    /// <summary>She is here and wants letters about bons coups and tools.</summary>
    public static async Task<bool> IsWantedAsync(Db db, long memberId) =>
        await db.OneAsync<long>($"select count(*) from members m where m.id = @memberId and {Seen.Stands} and m.coup_mail_off_at is null", new { memberId }) > 0;

    /// <summary>
    /// A bon coup is now tried, proven or given up (DOMAIN.md §1, C1e): who tried it, and who follows its author or her group where they are shown, is told once of each status.
    /// </summary>
    public static async Task TellStatusAsync(Db db, long postId, string status, long by, DateTimeOffset now)
    {
        var members = await db.ListAsync<long>($"""
            select m.id from members m join posts p on p.id = @postId join threads t on t.id = p.thread_id join members a on a.id = p.author_id
            where m.id <> @by and m.id <> p.author_id and {Seen.Stands} and m.coup_mail_off_at is null and {Readers.MemberMayRead}
                and (exists (select 1 from tries y where y.post_id = p.id and y.member_id = m.id)
                    or (p.shown_name is null and (exists (select 1 from member_people f where f.member_id = m.id and f.followed_id = p.author_id)
                        or exists (select 1 from member_organisations g where g.member_id = m.id and g.organisation_id = a.organisation_id))))
            order by m.id
            """, new { postId, by });
        foreach (var member in members) await WriteAsync(db, MailKind.CoupStatus, new(Status, postId, status, member), now);
    }

    internal sealed record Row(string Kind, long PostId, string About, long MemberId);

    public static async Task WriteAsync(Db db, MailKind mail, Row row, DateTimeOffset now)
    {
        var id = await db.FindAsync<long>("""
            insert into coup_letters (kind, post_id, about, member_id, written_at) values (@Kind, @PostId, @About, @MemberId, @now)
            on conflict (kind, post_id, about, member_id) do nothing returning id
            """, new { row.Kind, row.PostId, row.About, row.MemberId, now });
        if (id != 0) await Outbox.AddAsync(db, mail, id, now, row.MemberId);
    }
}
