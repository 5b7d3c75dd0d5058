using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Posts;

namespace Forum.Core.Members;

/// <summary>What facilitators can do about how somebody behaves, from the mildest.</summary>
public enum SanctionKind
{
    /// <summary>A word to her alone.</summary>
    Warning,

    /// <summary>She is signed out and does not come in, until its end or until somebody lifts it.</summary>
    Suspension,
}

/// <summary>A member about to be written to or suspended.</summary>
internal sealed record Subject(long Id, string Name, Role Role, long RegionId, string Picture)
{
    /// <summary>Null where she is gone. One who is suspended is found: her suspension can be lifted.</summary>
    public static Task<Subject?> FindAsync(Db db, long id) => db.FindAsync<Subject>("select id, name, role, region_id, picture from members where id = @id and removed_at is null", new { id });

    public bool May(Member by) => Can.Sanction(by, Id, Role, RegionId);
}

/// <summary>The rows of sanctions, and what a suspension changes beside them.</summary>
internal static class Sanctions
{
    internal sealed record Row(long MemberId, SanctionKind Kind, string Words, long GivenBy, DateTimeOffset GivenAt, DateTimeOffset? EndsAt);

    public static async Task AddAsync(Db db, Row row)
    {
        var id = await db.OneAsync<long>("""
            insert into sanctions (member_id, kind, words, given_by, given_at, ends_at) values (@MemberId, @kind, @Words, @GivenBy, @GivenAt, @EndsAt) returning id
            """, new { row.MemberId, kind = row.Kind.ToString(), row.Words, row.GivenBy, row.GivenAt, row.EndsAt });
        await Outbox.AddAsync(db, MailKind.Sanction, id, row.GivenAt);
    }

    /// <summary>Every session dies with it, and live sockets within a second.</summary>
    public static async Task ShutOutAsync(Db db, long memberId, DateTimeOffset now)
    {
        await db.RunAsync("update members set suspended_at = @now where id = @memberId", new { memberId, now });
        await Sessions.CloseAllAsync(db, memberId);
        await OwnState.MoveAsync(db, memberId);
        await AuthorPosts.TouchAsync(db, memberId);
    }

    /// <summary>Words of long ago, and suspensions that ended then.</summary>
    public static Task ForgetAsync(Db db, DateTimeOffset before) =>
        db.RunAsync("delete from sanctions where given_at < @before and (kind = 'Warning' or lifted_at < @before)", new { before });

    /// <summary>The standing suspension ends; she signs in again. False where there is none.</summary>
    /// <param name="by">null: it came to its end by itself</param>
    public static async Task<bool> LetInAsync(Db db, long memberId, long? by, DateTimeOffset now)
    {
        var id = await db.FindAsync<long>("update sanctions set lifted_at = @now, lifted_by = cast(@by as bigint) where member_id = @memberId and kind = 'Suspension' and lifted_at is null returning id", new { memberId, by, now });
        if (id == 0) return false;
        await db.RunAsync("update members set suspended_at = null where id = @memberId", new { memberId });
        await Outbox.AddAsync(db, MailKind.SanctionLifted, id, now);
        return true;
    }
}
