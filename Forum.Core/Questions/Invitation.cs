using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>What somebody is asked, as her letter, the page behind it and the thread say it.</summary>
/// <param name="Asker">the name shown: masked where the thread masks its author</param>
/// <param name="NamedBy">who thought of her; empty where nobody did, or she is gone</param>
/// <param name="Outcome">empty while it is open</param>
/// <param name="IsOpen">the question still waits</param>
public sealed record Invitation(
    long Id, long ThreadId, long MemberId, string Title, string Slug, string Lang, string Asker, long RegionId, long ThemeId, HelpReason Reason, string Detail, string NamedBy, string Outcome, bool IsOpen)
{
    /// <summary>Passed on, or answered « je connais quelqu’un ».</summary>
    internal const string Passed = "Passed", Suggested = "Suggested";

    /// <summary>Of members who are here and may read the thread; over the alias i of question_invitations.</summary>
    private const string Select = $"""
        select i.id, i.thread_id, i.member_id, t.title, t.slug, t.lang, coalesce(t.shown_name, a.name) as asker, t.region_id, t.theme_id, i.reason, i.detail,
            coalesce((select n.name from members n where n.id = i.named_by and n.removed_at is null), '') as named_by, i.outcome, case when {ListOpenQuestions.IsOpen} then true else false end as is_open
        from question_invitations i join members m on m.id = i.member_id join threads t on t.id = i.thread_id join members a on a.id = t.author_id
        """;

    private static readonly string May = $"{Seen.Stands} and {Readers.MemberMayRead}";

    public string Url => $"/fils/{ThreadId}/{Slug}";

    /// <summary>Nobody answered it yet, and it still helps.</summary>
    public bool IsWaiting => Outcome.Length == 0 && IsOpen;

    internal static Task<Invitation?> FindAsync(Db db, long id) => db.FindAsync<Invitation>($"{Select} where i.id = @id and {May}", new { id });

    internal static Task<Invitation?> OfMemberAsync(Db db, long threadId, long memberId) => db.FindAsync<Invitation>($"{Select} where i.thread_id = @threadId and i.member_id = @memberId and {May}", new { threadId, memberId });

    /// <summary>Whose letter it is; a key that is none of ours finds nothing.</summary>
    internal static async Task<Invitation?> OfKeyAsync(Db db, string? key) =>
        string.IsNullOrEmpty(key) ? null : await db.FindAsync<Invitation>($"{Select} where i.secret = @hash and {May}", new { hash = Secret.Hash(key) });
}

/// <summary>What is asked of whoever has the letter, or is signed in. Looking changes nothing. Null where there is nothing, or it is not hers.</summary>
[UseCase]
public sealed class ReadInvitation(Database database)
{
    /// <param name="key">of a letter; else the invitation of the reader to that thread</param>
    public async Task<Invitation?> RunAsync(Member reader, string? key, long? threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (!string.IsNullOrEmpty(key)) return await Invitation.OfKeyAsync(db, key);
        return threadId is { } id && reader.IsSignedIn ? await Invitation.OfMemberAsync(db, id, reader.Id) : null;
    }
}

/// <summary>For the letter, when it leaves: makes its key, which nothing keeps but that letter. Null where there is nothing left to ask: somebody replied, she passed, withdrew her consent, is gone, or may no longer read.</summary>
[UseCase]
public sealed class GiveQuestion(Database database)
{
    public sealed record Given(string Key, MailAddress To, Invitation Asked);

    public async Task<Given?> RunAsync(long invitationId, CancellationToken ct)
    {
        var key = Secret.New();
        var given = await database.WriteAsync<Given>(async db =>
        {
            if (await Invitation.FindAsync(db, invitationId) is not { IsWaiting: true } asked) return Refusal.NotFound;
            if (await db.FindAsync<Row>($"""
                select m.email, m.name, m.lang from members m join threads t on t.id = @ThreadId
                where m.id = @MemberId and not {Question.HasReply}
                    and exists (select 1 from consents y where y.member_id = m.id and y.purpose = '{nameof(ConsentPurpose.Help)}' and y.withdrawn_at is null)
                """, new { asked.ThreadId, asked.MemberId }) is not { } to) return Refusal.NotFound;
            await db.RunAsync("update question_invitations set secret = @hash where id = @invitationId", new { invitationId, hash = Secret.Hash(key) });
            return new Given(key, new(to.Email, to.Name, Text.Languages.Parse(to.Lang)), asked);
        }, ct);
        return given.Value;
    }

    private sealed record Row(string Email, string Name, string Lang);
}
