using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>What a letter about a bon coup says.</summary>
/// <param name="About">the new status, where the letter is about that</param>
/// <param name="Url">of the message’s own page</param>
public sealed record CoupLetter(MailAddress To, long MemberId, string Title, string Url, string About);

/// <summary>For letters, when they leave. Null where there is nothing left to say: it is no bon coup any more, has another status, the message is gone, she answered, wants no letters or may not read.</summary>
[UseCase]
public sealed class ReadCoupLetter(Database database)
{
    private sealed record Row(string Email, string Name, string Lang, string Title, long ThreadId, long Number, string About, string Fields);

    /// <summary>« Un de vos messages pourrait devenir une fiche »: to its author, while she has not answered.</summary>
    public Task<CoupLetter?> AskedAsync(long postId, long memberId, CancellationToken ct) => FindAsync("", "'' as about", """
        p.id = @id and p.author_id = m.id and exists (select 1 from coup_consents c where c.post_id = p.id and c.card_at is null and c.declined_at is null)
        """, postId, memberId, ct);

    /// <summary>« Peut-elle paraître au recueil? »: to its author, while she has not agreed.</summary>
    public Task<CoupLetter?> BookletAsync(long postId, long memberId, CancellationToken ct) => FindAsync("", "'' as about", """
        p.id = @id and p.author_id = m.id and exists (select 1 from coup_consents c where c.post_id = p.id and c.card_at is not null and c.booklet_at is null)
        """, postId, memberId, ct);

    /// <summary>« Des nouvelles de votre bon coup? »: to its author, while nobody has looked at it since.</summary>
    public Task<CoupLetter?> NewsAsync(long letterId, long memberId, CancellationToken ct) => FindAsync("join coup_letters l on l.post_id = p.id", "l.about", """
        l.id = @id and l.member_id = m.id and p.author_id = m.id and l.about = cast(coalesce(s.changed_at, b.marked_at) as text)
        """, letterId, memberId, ct);

    /// <summary>« Un bon coup que vous suivez a changé de statut ».</summary>
    public async Task<CoupLetter?> StatusAsync(long letterId, long memberId, CancellationToken ct) => await FindAsync("join coup_letters l on l.post_id = p.id", "l.about", "l.id = @id and l.member_id = m.id", letterId, memberId, ct);

    private async Task<CoupLetter?> FindAsync(string join, string about, string still, long id, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, t.title, t.id as thread_id, p.number, {about}, coalesce(s.fields, '') as fields
            from bons_coups b join posts p on p.id = b.post_id join threads t on t.id = p.thread_id left join sheets s on s.post_id = p.id and s.kind = 'BonCoup' {join} join members m on m.id = @memberId
            where {still} and p.deleted_at is null and {Seen.Stands} and m.coup_mail_off_at is null and {Readers.MemberMayRead}
            """, new { id, memberId });
        if (row is null || (row.About.Length > 0 && !char.IsAsciiDigit(row.About[0]) && Sheets.Sheet.Parse(row.Fields).GetValueOrDefault("status") != row.About)) return null;
        return new(new(row.Email, row.Name, Languages.Parse(row.Lang)), memberId, row.Title, $"/fils/{row.ThreadId}/m/{row.Number}", row.About);
    }
}
