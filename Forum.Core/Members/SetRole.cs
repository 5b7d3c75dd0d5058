using Forum.Core.Data;
using Forum.Core.Moderation;
using Forum.Core.Posts;

namespace Forum.Core.Members;

/// <summary>Gives a member a role and, to a facilitator, her scopes in place of those she had; it holds from her next request on. Nobody is made a guest, nor a guest a member: she has no account. The machine's own command line asks by e-mail, as whoever holds that may do everything; in the browser a coordinator does.</summary>
[UseCase]
public sealed class SetRole(Database database, TimeProvider clock)
{
    /// <summary>By a coordinator. The last one stays: a place without one could appoint nobody.</summary>
    public Task<Outcome<string>> RunAsync(Member by, long memberId, Role role, IReadOnlyList<Scope> scopes, CancellationToken ct) => database.WriteAsync<string>(async db =>
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        if (Scopes.Fault(role, scopes) is { } fault) return fault;
        if (role is Role.Guest) return Refusal.Invalid("Role", "guests.no_role");
        if (role is not Role.Coordinator && await MemberRows.IsLastCoordinatorAsync(db, memberId))
            return Refusal.Invalid("Role", "administration.last_coordinator");
        var member = await db.FindAsync<Found>("update members set role = @role where id = @memberId and removed_at is null and role <> 'Guest' returning id, name", new { role = role.ToString(), memberId });
        if (member is null) return Refusal.NotFound;
        await WriteAsync(db, member, scopes);
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.RoleSet, clock.GetUtcNow()) { SubjectId = memberId, Detail = role.ToString() });
        return member.Name;
    }, ct);

    /// <summary>The member's name.</summary>
    public async Task<Outcome<string>> RunAsync(string email, Role role, IReadOnlyList<Scope> scopes, CancellationToken ct)
    {
        if (Scopes.Fault(role, scopes) is { } fault) return fault;
        return await database.WriteAsync<string>(async db =>
        {
            var member = await db.FindAsync<Found>("update members set role = @role where email_key = @key and removed_at is null returning id, name", new { role = role.ToString(), key = EmailAddress.Key(email) });
            return member is null ? Refusal.Invalid("Email", "accounts.email_unknown") : await WriteAsync(db, member, scopes);
        }, ct);
    }

    private static async Task<string> WriteAsync(Db db, Found member, IReadOnlyList<Scope> scopes)
    {
        await MemberRows.SetScopesAsync(db, member.Id, scopes);
        await OwnState.MoveAsync(db, member.Id);
        // her posts say who facilitates
        await AuthorPosts.TouchAsync(db, member.Id);
        return member.Name;
    }

    private sealed record Found(long Id, string Name);
}
