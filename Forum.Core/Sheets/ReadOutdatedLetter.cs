using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>What a letter says of a sheet that holds no longer; not who said so.</summary>
public sealed record OutdatedNews(MailAddress To, long ThreadId, long Number, string Title);

/// <summary>For the letter about a sheet that somebody reported, when it leaves. Null where there is nothing left to say: somebody has looked, the message is gone, she is, or she may not read it.</summary>
[UseCase]
public sealed class ReadOutdatedLetter(Database database)
{
    private sealed record Row(string Email, string Name, string Lang, long ThreadId, long Number, string Title);

    public async Task<OutdatedNews?> RunAsync(long postId, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, t.id as thread_id, p.number, t.title
            from sheets s join posts p on p.id = s.post_id join threads t on t.id = p.thread_id join members m on m.id = @memberId
            where s.post_id = @postId and s.outdated_at is not null and s.ended_at is null and p.deleted_at is null and {Seen.Stands} and {Readers.MemberMayRead}
            """, new { postId, memberId });
        return row is null ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), row.ThreadId, row.Number, row.Title);
    }
}
