using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

public enum ApplicationOutcome { Deposited, Granted, Refused }

/// <summary>What a group tells of its application.</summary>
/// <param name="Organisation">empty where who tells is of none, and where she is masked in this thread: a group of few people names her</param>
public sealed record ToldApplication(string Organisation, long RegionId, ApplicationOutcome Outcome, string Note, DateTimeOffset ToldAt, bool Mine);

/// <summary>What readers do with the days of a thread: who goes, who wants to be reminded, what became of applications.</summary>
/// <param name="Going">names as this thread shows them, in the order in which they said so: who is masked in it is so here too</param>
public sealed record SheetActs(long PostId, bool HasDays, bool IsOver, IReadOnlyList<string> Going, bool IGo, bool IAmReminded, IReadOnlyList<ToldApplication> Applications)
{
    internal sealed record Head(long PostId, string Kind, bool HasDays, DateTimeOffset? EndedAt);

    /// <summary>The opening message of a thread that has a sheet; null where it has none or is taken back. The caller has read the thread’s head.</summary>
    internal static Task<Head?> FindAsync(Db db, long threadId) => db.FindAsync<Head>("""
        select s.post_id, s.kind, case when exists (select 1 from sheet_dates d where d.post_id = s.post_id and d.cancelled_at is null) then true else false end as has_days, s.ended_at
        from sheets s join posts p on p.id = s.post_id where p.thread_id = @threadId and p.number = 1 and p.deleted_at is null
        """, new { threadId });
}

/// <summary>Reads <see cref="SheetActs"/> of a thread whose head its caller has read through the predicate. Null where it has no sheet.</summary>
[UseCase]
public sealed class ReadSheetActs(Database database)
{
    private const int Most = 40;

    private const string Named = "case when m.id = t.author_id then coalesce(t.shown_name, m.name) else m.name end as name";

    public async Task<SheetActs?> RunAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await SheetActs.FindAsync(db, thread.Id) is not { } head) return null;
        var (post, viewer) = (head.PostId, reader.Id);
        var going = thread.Kind is not (ThreadKind.Training or ThreadKind.Live) ? [] : await db.ListAsync<string>($"""
            select {Named} from attendances a join members m on m.id = a.member_id join posts p on p.id = a.post_id join threads t on t.id = p.thread_id
            where a.post_id = @post and m.removed_at is null order by a.said_at, m.id limit {Most}
            """, new { post });
        var own = await db.OneAsync<Own>("""
            select case when exists (select 1 from attendances a where a.post_id = @post and a.member_id = @viewer) then true else false end as goes,
                case when exists (select 1 from reminders r where r.post_id = @post and r.member_id = @viewer) then true else false end as reminded
            """, new { post, viewer });
        var told = thread.Kind is not ThreadKind.Funding ? [] : await db.ListAsync<ToldApplication>($"""
            select case when t.author_id = m.id and t.shown_name is not null then '' else coalesce(o.name, '') end as organisation,
                m.region_id, a.outcome, a.note, a.told_at, case when a.member_id = @viewer then true else false end as mine
            from funding_applications a join members m on m.id = a.member_id join posts p on p.id = a.post_id join threads t on t.id = p.thread_id left join organisations o on o.id = a.organisation_id
            where a.post_id = @post order by a.told_at, m.id limit {Most}
            """, new { post, viewer });
        return new(post, head.HasDays, head.EndedAt is not null, going, own.Goes, own.Reminded, told);
    }

    private sealed record Own(bool Goes, bool Reminded);
}
