using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Joining;

/// <summary>Who may say whether she knows somebody who asks to join: the standing members of the very group that the request names. Who came in on a colleague's word herself says nothing for <see cref="Days"/> days.</summary>
internal static class Colleagues
{
    /// <summary>Days here before a word opens the door by itself, and before one who came in on such a word has one: what WelcomeMembers calls new.</summary>
    public const int Days = 30;

    /// <summary>People told by e-mail of one request; everybody of the group finds it on her pages. Groups here have three to six people (DOMAIN.md).</summary>
    private const long MostTold = 12;

    /// <summary>Goes with <see cref="MayAnswer"/>: the group the request names, as it is called now.</summary>
    public const string From = "join_requests r join organisations named on named.id = r.organisation_id join organisations o on o.id = coalesce(named.merged_into, named.id)";

    /// <summary>Over <see cref="From"/> and the alias <c>m</c> of members; wants <c>@since</c>.</summary>
    public const string MayAnswer = $"""
        (m.organisation_id = o.id and o.archived_at is null and {Seen.Stands}
            and not exists (select 1 from invitations came where came.accepted_by = m.id and came.organisation_id is not null and came.accepted_at > @since))
        """;

    /// <summary>The request waits for somebody's word.</summary>
    public const string IsOpen = "r.state in ('Waiting', 'Asked')";

    public static DateTimeOffset Since(DateTimeOffset now) => now.AddDays(-Days);

    /// <summary>Those of the group, whoever has been here longest first.</summary>
    public static Task<List<long>> ToldAsync(Db db, long requestId, DateTimeOffset now) => db.ListAsync<long>(
        $"select m.id from {From} join members m on {MayAnswer} where r.id = @requestId order by m.created_at, m.id limit @most", new { requestId, since = Since(now), most = MostTold });
}
