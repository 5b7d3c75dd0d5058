using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Polls;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>A live exchange without its messages, as everybody who reads it sees it.</summary>
/// <param name="Day">when it is announced for; null while no day is chosen</param>
/// <param name="Hands">whose turn it is first, then in the order in which they were raised</param>
/// <param name="Questions">open ones first, the most supported first</param>
/// <param name="Polls">the latest first</param>
/// <param name="Client">of a Codev: name of the person whose question it is; empty for nobody</param>
/// <param name="Going">« J’y serai », in the order in which they said so</param>
public sealed record ExchangeView(
    ThreadHead Thread, Exchange Exchange, SheetDate? Day, IReadOnlyList<ExchangeSegment> Segments, IReadOnlyList<ExchangePassage> Passages, IReadOnlyList<ExchangeHand> Hands,
    IReadOnlyList<ExchangeQuestion> Questions, IReadOnlyList<ExchangeLine> Lines, IReadOnlyList<ExchangePerson> Hosts, IReadOnlyList<ExchangePerson> Muted, IReadOnlyList<Poll> Polls, IReadOnlyList<ExchangePerson> Going, string Client)
{
    public ExchangeSegment? Current => Segments.FirstOrDefault(s => s.Position == Exchange.Segment);

    /// <summary>In which part of the plan a message was written; null before the first.</summary>
    public long? SegmentOf(long number) => Passages.LastOrDefault(p => p.AfterNumber < number)?.Segment;
}

/// <summary>An exchange as one reader finds it.</summary>
/// <param name="Leads">she conducts it</param>
/// <param name="From">names the text of the first message: <see cref="Posts.EditPost.Mark"/></param>
public sealed record OpenedExchange(ExchangeView View, bool Leads, ExchangeOwn Own, ExchangeFigures Figures, string From);

/// <summary>Reads an exchange. 404 where there is none, or it is not this reader's.</summary>
[UseCase]
public sealed class ReadExchange(Database database, ReadPolls readPolls)
{
    private const int MostNamed = 60;

    public async Task<Outcome<OpenedExchange>> RunAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ExchangeRows.FindAsync(db, threadId, reader) is not { } found) return Refusal.NotFound;
        var own = !reader.IsSignedIn ? new ExchangeOwn(false, false, false, false, []) : await OwnAsync(db, reader.Id, threadId);
        return new OpenedExchange(await ViewAsync(db, found, reader, ct), found.Leads, own, await FiguresAsync(db, threadId),
            EditPost.Mark(await db.FindAsync<string>("select body from posts where thread_id = @threadId and number = 1", new { threadId }) ?? ""));
    }

    /// <summary>What everybody sees of it now, for the push: who may read is asked by the caller. Null where it is gone.</summary>
    public async Task<ExchangeView?> ForAllAsync(long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var thread = await db.FindAsync<ThreadHead>($"select {ThreadHead.Columns} from threads t where t.id = @threadId and t.removed_at is null", new { threadId });
        return thread is null || await ExchangeRows.OfAsync(db, threadId) is not { } exchange ? null : await ViewAsync(db, new(thread, exchange, false), Member.Nobody, ct);
    }

    /// <summary>Which of these members conduct it.</summary>
    public async Task<IReadOnlySet<long>> LeadersAsync(ThreadHead thread, IEnumerable<Member> members, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var hosts = await db.ListAsync<long>("select member_id from exchange_hosts where thread_id = @Id", new { thread.Id });
        return members.Where(m => m.IsSignedIn && (hosts.Contains(m.Id) || Can.Lead(m, thread))).Select(m => m.Id).ToHashSet();
    }

    /// <summary>People by name, for who is present; ids that name nobody are left out.</summary>
    public async Task<IReadOnlyList<ExchangePerson>> PeopleAsync(IReadOnlyCollection<long> memberIds, CancellationToken ct)
    {
        if (memberIds.Count == 0) return [];
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<ExchangePerson>("select id as member_id, name, region_id, picture from members where id in @ids and removed_at is null order by name, id", new { ids = memberIds.ToArray() });
    }

    private async Task<ExchangeView> ViewAsync(Db db, FoundExchange found, Member reader, CancellationToken ct)
    {
        var (thread, exchange, args) = (found.Thread, found.Exchange, new { found.Thread.Id });
        var opening = await db.FindAsync<long>("select id from posts where thread_id = @Id and number = 1", args);
        var day = (await SheetRows.OfAsync(db, [opening])).GetValueOrDefault(opening)?.Days.FirstOrDefault();
        var passages = await db.ListAsync<ExchangePassage>("select segment, after_number from exchange_passages where thread_id = @Id order by id", args);
        var plan = await db.ListAsync<Planned>("select position, title, minutes from exchange_segments where thread_id = @Id order by position", args);
        return new(thread, exchange, day, [.. plan.Select(p => Segment(p, passages, thread.LastNumber))], passages,
            await db.ListAsync<ExchangeHand>("""
                select h.member_id, m.name, m.region_id, h.raised_at, h.called_at from exchange_hands h join members m on m.id = h.member_id
                where h.thread_id = @Id order by case when h.called_at is null then 1 else 0 end, h.raised_at, h.member_id
                """, args),
            await db.ListAsync<ExchangeQuestion>("""
                select q.id, q.member_id, m.name, m.region_id, q.body, q.may_open, q.answered_at, (select count(*) from exchange_question_votes v where v.question_id = q.id) as votes
                from exchange_questions q join members m on m.id = q.member_id where q.thread_id = @Id
                order by case when q.answered_at is null then 0 else 1 end, 8 desc, q.id
                """, args),
            await LinesAsync(db, thread.Id),
            await PeopleAsync(db, "exchange_hosts", "p.member_id", thread.Id), await PeopleAsync(db, "exchange_mutes", "p.muted_at, p.member_id", thread.Id),
            await readPolls.RunAsync(reader, thread, ct),
            await db.ListAsync<ExchangePerson>($"""
                select m.id as member_id, m.name, m.region_id, m.picture from attendances a join members m on m.id = a.member_id
                where a.post_id = @opening and m.removed_at is null order by a.said_at, m.id limit {MostNamed}
                """, new { opening }),
            exchange.ClientId is null ? "" : await db.FindAsync<string>("select name from members where id = @ClientId and removed_at is null", new { exchange.ClientId }) ?? "");
    }

    private sealed record Planned(long Position, string Title, long Minutes);

    /// <summary>A part of the plan may be come back to: its messages are those of all its times.</summary>
    private static ExchangeSegment Segment(Planned planned, List<ExchangePassage> passages, long last)
    {
        var (messages, first) = (0L, 0L);
        for (var n = 0; n < passages.Count; n++)
        {
            if (passages[n].Segment != planned.Position) continue;
            var (from, to) = (passages[n].AfterNumber + 1, n + 1 < passages.Count ? passages[n + 1].AfterNumber : last);
            messages += Math.Max(0, to - from + 1);
            if (first == 0 && to >= from) first = from;
        }
        return new(planned.Position, planned.Title, planned.Minutes, messages, first);
    }

    private static Task<List<ExchangePerson>> PeopleAsync(Db db, string table, string order, long threadId) => db.ListAsync<ExchangePerson>(
        $"select m.id as member_id, m.name, m.region_id, m.picture from {table} p join members m on m.id = p.member_id where p.thread_id = @threadId and m.removed_at is null order by {order}", new { threadId });

    /// <summary>What is retained, in the order in which it was. A message that was taken back since is the team's own line.</summary>
    internal static async Task<List<ExchangeLine>> LinesAsync(Db db, long threadId) => await db.ListAsync<ExchangeLine>("""
        select l.id, l.section, case when p.deleted_at is null and p.moved_to is null then l.number end as number, l.question_id,
            coalesce(case when p.deleted_at is null and p.shown_name is null then p.author_id end, q.member_id, 0) as author_id,
            coalesce(case when p.deleted_at is null then coalesce(p.shown_name, pm.name) end, qm.name, '') as author,
            l.body, l.who, l.due, l.asked_at, l.opened_id, coalesce(q.may_open, false) as may_open
        from exchange_lines l
        left join posts p on p.thread_id = l.thread_id and p.number = l.number left join members pm on pm.id = p.author_id
        left join exchange_questions q on q.id = l.question_id left join members qm on qm.id = q.member_id
        where l.thread_id = @threadId order by l.id
        """, new { threadId });

    private sealed record Asked(bool Hand, bool Turn, bool Muted, bool Goes);

    private static async Task<ExchangeOwn> OwnAsync(Db db, long memberId, long threadId)
    {
        var args = new { memberId, threadId };
        var own = await db.OneAsync<Asked>("""
            select case when exists (select 1 from exchange_hands h where h.thread_id = @threadId and h.member_id = @memberId) then true else false end as hand,
                case when exists (select 1 from exchange_hands h where h.thread_id = @threadId and h.member_id = @memberId and h.called_at is not null) then true else false end as turn,
                case when exists (select 1 from exchange_mutes u where u.thread_id = @threadId and u.member_id = @memberId) then true else false end as muted,
                case when exists (select 1 from attendances a join posts p on p.id = a.post_id where p.thread_id = @threadId and p.number = 1 and a.member_id = @memberId) then true else false end as goes
            """, args);
        var supported = await db.ListAsync<long>("select v.question_id from exchange_question_votes v join exchange_questions q on q.id = v.question_id where q.thread_id = @threadId and v.member_id = @memberId order by v.question_id", args);
        return new(own.Hand, own.Turn, own.Muted, own.Goes, supported);
    }

    /// <summary>Who came or wrote, the regions they are of, and the messages that stand.</summary>
    internal static Task<ExchangeFigures> FiguresAsync(Db db, long threadId) => db.OneAsync<ExchangeFigures>("""
        select (select count(*) from (select v.member_id from exchange_visits v where v.thread_id = @threadId union select p.author_id from posts p where p.thread_id = @threadId and p.number > 1 and p.deleted_at is null) who) as people,
            (select count(distinct m.region_id) from members m where m.id in (select v.member_id from exchange_visits v where v.thread_id = @threadId union select p.author_id from posts p where p.thread_id = @threadId and p.number > 1 and p.deleted_at is null)) as regions,
            (select count(*) from posts p where p.thread_id = @threadId and p.number > 1 and p.deleted_at is null) as messages
        """, new { threadId });
}
