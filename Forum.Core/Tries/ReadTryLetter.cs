using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Tries;

/// <summary>What the letter about a try says, to the author of what was tried.</summary>
/// <param name="Organisation">who tried it; empty where she is of no group</param>
public sealed record TryLetter(MailAddress To, long MemberId, string Title, string Url, string Organisation, long RegionId, TryOutcome Outcome);

/// <summary>For the letter, when it leaves. Null where there is nothing left to say: it was taken back, the message is gone, or its author wants no such letters.</summary>
[UseCase]
public sealed class ReadTryLetter(Database database)
{
    private sealed record Row(string Email, string Name, string Lang, string Title, long ThreadId, long Number, string Organisation, long RegionId, TryOutcome Outcome);

    public async Task<TryLetter?> RunAsync(long id, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, t.title, t.id as thread_id, p.number, {TryRows.Group}, y.region_id, y.outcome
            from tries y join posts p on p.id = y.post_id join threads t on t.id = p.thread_id join members m on m.id = p.author_id left join organisations o on o.id = y.organisation_id
            where y.id = @id and m.id = @memberId and p.deleted_at is null and m.coup_mail_off_at is null and {Seen.Stands} and {Readers.MemberMayRead}
            """, new { id, memberId });
        return row is null ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), memberId, row.Title, $"/fils/{row.ThreadId}/m/{row.Number}", row.Organisation, row.RegionId, row.Outcome);
    }
}
