using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Core.Members;

/// <summary>Gives a member a role and, to a facilitator, her scopes in place of those she had; it holds from her next request on. Only the machine's own command line asks for it: whoever holds that may do everything.</summary>
[UseCase]
public sealed class SetRole(Database database)
{
    /// <summary>The member's name.</summary>
    public async Task<Outcome<string>> RunAsync(string email, Role role, IReadOnlyList<Scope> scopes, CancellationToken ct)
    {
        if (Scopes.Fault(role, scopes) is { } fault) return fault;
        return await database.WriteAsync<string>(async db =>
        {
            var member = await db.FindAsync<Found>("update members set role = @role where email_key = @key and removed_at is null returning id, name", new { role = role.ToString(), key = EmailAddress.Key(email) });
            if (member is null) return Refusal.Invalid("Email", "accounts.email_unknown");
            await MemberRows.SetScopesAsync(db, member.Id, scopes);
            await OwnState.MoveAsync(db, member.Id);
            // her posts say who facilitates
            await AuthorPosts.TouchAsync(db, member.Id);
            return member.Name;
        }, ct);
    }

    private sealed record Found(long Id, string Name);
}
