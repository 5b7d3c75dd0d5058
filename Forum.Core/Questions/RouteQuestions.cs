using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>
/// A question that nobody else has replied to for one working day goes to peers of other regions, at most three at a time: whom somebody named, then who showed or declared most (<see cref="Peers"/>).
/// Nobody is asked who did not consent to it, may not read the thread, was asked anything within fourteen days, or blocked the asker. A « je passe » makes room for the next; a reply ends it. Nothing leaves outside of working hours.
/// </summary>
[UseCase]
public sealed class RouteQuestions(Database database, TimeProvider clock)
{
    /// <summary>Open invitations of one question.</summary>
    public const int Most = 3;

    /// <summary>Nobody is asked more than once within it, over all questions.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(14);

    /// <summary>Where there were not enough, they are looked for again after it: somebody may have had her fourteen days.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private const string OpenInvitations = "(select count(*) from question_invitations i where i.thread_id = t.id and i.outcome = '')";

    /// <summary>How many were invited.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!WorkingHours.AreNow(now)) return 0;
        var invited = 0;
        foreach (var threadId in await DueAsync(now, ct))
            invited += (await database.WriteAsync<int>(async db => await InviteAsync(db, threadId, now), ct)).Value;
        return invited;
    }

    /// <summary>The invitations that are due at this moment, and their letters; how many. Looked at anew in its transaction: a reply may have come meanwhile.</summary>
    /// <param name="letters">false: they are written as if they had left, for an invented place</param>
    internal static async Task<int> InviteAsync(Db db, long threadId, DateTimeOffset now, bool letters = true)
    {
        var open = await db.FindAsync<Open>($"select {OpenInvitations} as invitations from threads t where t.id = @threadId and {ListOpenQuestions.IsOpen} and t.audience <> 'People' and not {Question.HasReply}", new { threadId });
        if (open is null || open.Invitations >= Most || await Question.FindAsync(db, threadId) is not { } question) return 0;
        var named = await db.ListAsync<Suggested>("select suggested_id, member_id from question_invitations where thread_id = @threadId and suggested_id is not null order by outcome_at, id", new { threadId });
        var candidates = named.Select(n => new Peer(n.SuggestedId, long.MaxValue, HelpReason.Named)).Concat(await Peers.OfAsync(db, question)).DistinctBy(p => p.MemberId).ToList();
        var may = (await MayBeAskedAsync(db, question, [.. candidates.Select(p => p.MemberId)], now)).ToDictionary(m => m.Id, m => m.LastAsked);
        var chosen = candidates.Where(p => may.ContainsKey(p.MemberId)).OrderByDescending(p => p.Weight).ThenBy(p => may[p.MemberId]).ThenBy(p => p.MemberId).Take(Most - (int)open.Invitations).ToList();
        foreach (var peer in chosen)
        {
            var id = await QuestionRows.InviteAsync(db, threadId, peer, now, peer.Reason is HelpReason.Named ? named.First(n => n.SuggestedId == peer.MemberId).MemberId : null);
            if (letters) await Outbox.AddAsync(db, MailKind.QuestionInvitation, id, now, peer.MemberId);
        }
        await QuestionRows.LookedAsync(db, threadId, now);
        return chosen.Count;
    }

    private async Task<List<long>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<long>($"""
            select t.id from threads t left join question_steps s on s.thread_id = t.id
            where {ListOpenQuestions.IsOpen} and t.audience <> 'People' and t.created_at <= @due and t.created_at > @oldest and (s.looked_at is null or s.looked_at <= @again)
                and not {Question.HasReply} and {OpenInvitations} < @Most
            order by t.created_at, t.id
            """, new { due = WorkingHours.Before(now, WorkingHours.OneDay), oldest = now - Question.Window, again = now - Again, Most = (long)Most });
    }

    /// <summary>Who of them may be asked now. Blocks say nothing where the asker is masked: who is left out would tell who she is.</summary>
    private static Task<List<Candidate>> MayBeAskedAsync(Db db, Question question, long[] ids, DateTimeOffset now) => db.ListAsync<Candidate>($"""
        select m.id, coalesce((select max(earlier.asked_at) from question_invitations earlier where earlier.member_id = m.id), 0) as last_asked
        from members m join threads t on t.id = @Id
        where m.id in @ids and {Seen.Stands} and m.id <> t.author_id and m.region_id <> @AskerRegionId and {Readers.MemberMayRead}
            and exists (select 1 from consents y where y.member_id = m.id and y.purpose = '{nameof(ConsentPurpose.Help)}' and y.withdrawn_at is null)
            and not exists (select 1 from question_invitations i where i.member_id = m.id and (i.thread_id = t.id or i.asked_at > @since))
            and (t.shown_name is not null or not exists (
                select 1 from blocks b where (b.member_id = m.id and b.blocked_id = t.author_id) or (b.member_id = t.author_id and b.blocked_id = m.id)))
        order by m.id
        """, new { question.Id, ids, question.AskerRegionId, since = now - Rest });

    private sealed record Open(long Invitations);

    private sealed record Suggested(long SuggestedId, long MemberId);

    private sealed record Candidate(long Id, long LastAsked);
}
