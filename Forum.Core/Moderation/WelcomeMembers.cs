using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Moderation;

/// <summary>A newcomer and what she wrote first.</summary>
public sealed record Newcomer(long MemberId, string Name, long RegionId, ThreadHead Thread, PostView Post);

/// <summary>
/// « À accueillir »: the first messages of new members, before everything else a facilitator looks at, so that nobody's first word stays alone. They are in their threads all the while: nothing is held back.
/// A newcomer is welcomed when somebody who facilitates answers behind her in that thread, or says that she was.
/// </summary>
[UseCase]
public sealed class WelcomeMembers(Database database, TimeProvider clock)
{
    /// <summary>Nobody is new for longer.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private const int Most = 20;

    private sealed record First(long MemberId, string Name, long RegionId, long ThreadId, long Number);

    /// <summary>Those of the regions she facilitates, the longest waiting first; only what she may read, and nobody under a mask.</summary>
    public async Task<Outcome<List<Newcomer>>> ListAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var first = await db.ListAsync<First>($"""
            select m.id as member_id, m.name, m.region_id, p.thread_id, p.number
            from members m join posts p on p.id = (select min(own.id) from posts own where own.author_id = m.id and own.moved_to is null) join threads t on t.id = p.thread_id
            where m.created_at > @since and m.role = 'Member' and m.removed_at is null and m.suspended_at is null and p.deleted_at is null and p.shown_name is null
                and (@coordinator or m.region_id in (select w.region_id from member_scopes w where w.member_id = @viewer and w.region_id is not null and w.theme_id is null))
                and not exists (select 1 from welcomes done where done.member_id = m.id)
                and not exists (select 1 from posts answer join members f on f.id = answer.author_id where answer.thread_id = p.thread_id and answer.number > p.number and answer.deleted_at is null and f.role <> 'Member')
                and {Readers.MayRead}
            order by p.created_at, p.id limit @most
            """, ThreadRow.Args(by, new { since = clock.GetUtcNow() - Window, most = (long)Most }));
        List<Newcomer> newcomers = [];
        foreach (var one in first)
        {
            if (await ThreadHead.FindAsync(db, one.ThreadId, by) is { } thread)
                newcomers.Add(new(one.MemberId, one.Name, one.RegionId, thread, (await PostView.RangeAsync(db, one.ThreadId, one.Number, one.Number))[0]));
        }
        return newcomers;
    }

    /// <summary>She was welcomed otherwise: by telephone, by a private word. Saying it twice changes nothing.</summary>
    public Task<Outcome<Done>> RunAsync(Member by, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        if (await db.FindAsync<Welcomed>("select id, region_id from members where id = @memberId and removed_at is null", new { memberId }) is not { } member) return Refusal.NotFound;
        if (!Can.Welcome(by, member.RegionId)) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        if (await db.RunAsync("insert into welcomes (member_id, welcomed_by, welcomed_at) values (@memberId, @by, @now) on conflict (member_id) do nothing", new { memberId, by = by.Id, now }) == 0) return default(Done);
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.MemberWelcomed, now) { SubjectId = memberId });
        return default(Done);
    }, ct);

    private sealed record Welcomed(long Id, long RegionId);
}
