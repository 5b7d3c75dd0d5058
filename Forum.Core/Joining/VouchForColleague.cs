using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>
/// A member of the group that an applicant names says whether she knows her (docs/decisions/0010-a-colleagues-word.md). The word of one who has been here <see cref="Colleagues.Days"/> days sends the invitation at once; the facilitators of the region are told and can undo it.
/// Where anything speaks against that, her word stands beside the request, and a facilitator decides. Whose group it is not, and who came in on such a word herself a short while ago, finds no request.
/// </summary>
[UseCase]
public sealed class VouchForColleague(Database database, TimeProvider clock)
{
    /// <summary>People whom one member's word lets in within <see cref="Colleagues.Days"/> days: as many as a group of this network hires at once (three to six people, DOMAIN.md). Further words stand beside their requests.</summary>
    public const long MostLetIn = 3;

    public sealed record Command(Member By, long RequestId, bool Knows);

    private sealed record Asked(long Id, string Name, string Email, long RegionId, string Lang, JoinState State, long GroupId, string GroupName, DateTimeOffset Since, bool Answered, bool LetIn);

    /// <summary>True where her word let the applicant in. The same word twice is one; while the request is open she may say the other.</summary>
    public Task<Outcome<bool>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<bool>(async db =>
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        // two words at once count each other
        await db.HoldAsync("join_vouches");
        var now = clock.GetUtcNow();
        if (await FindAsync(db, command, now) is not { } asked) return Refusal.NotFound;
        if (asked.Answered) return asked.LetIn;
        if (asked.State is not (JoinState.Waiting or JoinState.Asked)) return new Refusal(RefusalKind.Conflict, "joining.answered");
        var letsIn = command.Knows && asked.Since <= Colleagues.Since(now) && await NothingSpeaksAgainstAsync(db, asked, by.Id, now);
        await db.RunAsync("""
            insert into join_vouches (request_id, member_id, knows, let_in, vouched_at) values (@Id, @by, @Knows, @letsIn, @now)
            on conflict (request_id, member_id) do update set knows = excluded.knows, let_in = excluded.let_in, vouched_at = excluded.vouched_at
            """, new { asked.Id, by = by.Id, command.Knows, letsIn, now });
        if (letsIn && !await LetInAsync(db, asked, by.Id, now)) return new Refusal(RefusalKind.Conflict, "joining.answered");
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ColleagueVouched, now) { SubjectId = asked.Id, Detail = letsIn ? "in" : command.Knows ? "beside" : "unknown" });
        return letsIn;
    }, ct);

    private static Task<Asked?> FindAsync(Db db, Command command, DateTimeOffset now) => db.FindAsync<Asked>($"""
        select r.id, r.name, r.email, r.region_id, r.lang, r.state, o.id as group_id, o.name as group_name, m.created_at as since,
            case when v.member_id is null then false else true end as answered, case when v.let_in then true else false end as let_in
        from {Colleagues.From} join members m on m.id = @by left join join_vouches v on v.request_id = r.id and v.member_id = m.id and v.knows = @Knows where r.id = @RequestId and {Colleagues.MayAnswer}
        """, new { by = command.By.Id, command.RequestId, command.Knows, since = Colleagues.Since(now) });

    /// <summary>No facilitator is asking, no colleague is in doubt, the address has no account, the group serves the region that the newcomer will read, and the one who speaks has not let in many, nor anybody who is suspended.</summary>
    private static async Task<bool> NothingSpeaksAgainstAsync(Db db, Asked asked, long by, DateTimeOffset now) =>
        asked.State is JoinState.Waiting && !await Invitations.HasAccountAsync(db, asked.Email)
        // a word opens what its speaker reads herself as one of the group, and no other region to whoever she is
        && await db.OneAsync<long>("select count(*) as number from organisation_regions where organisation_id = @GroupId and region_id = @RegionId", new { asked.GroupId, asked.RegionId }) > 0
        && await db.OneAsync<long>("""
            select count(*) as number from join_vouches v
            where (v.request_id = @Id and not v.knows and v.member_id <> @by)
                or (v.member_id = @by and v.let_in and exists (select 1 from invitations i join members n on n.id = i.accepted_by where i.request_id = v.request_id and n.suspended_at is not null))
            """, new { asked.Id, by }) == 0
        && await db.OneAsync<long>("select count(*) as number from join_vouches v where v.member_id = @by and v.let_in and v.vouched_at > @since", new { by, since = Colleagues.Since(now) }) < MostLetIn;

    /// <summary>False where a facilitator answered in the same moment.</summary>
    private static async Task<bool> LetInAsync(Db db, Asked asked, long by, DateTimeOffset now)
    {
        if (await db.RunAsync("update join_requests set state = 'Approved', answered_by = @by, answered_at = @now where id = @Id and state = 'Waiting'", new { asked.Id, by, now }) == 0) return false;
        await Invitations.SendAsync(db, new(asked.Email, asked.Name, asked.GroupName, asked.RegionId, Languages.Parse(asked.Lang), "", asked.Id, by, now) { GroupId = asked.GroupId });
        foreach (var member in (await Welcomers.OfAsync(db, asked.RegionId)).Where(w => w != by)) await Outbox.AddAsync(db, MailKind.ColleagueLetIn, asked.Id, now, member);
        return true;
    }
}
