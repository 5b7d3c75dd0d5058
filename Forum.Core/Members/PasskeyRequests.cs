using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>
/// What an authenticator is asked, kept until it answers: for the browser that asked, once, and not for long. An answer is worth nothing without it, so one that was overheard or sent twice opens nothing
/// (WebAuthn Level 3, §13.4.3: challenges are made by the server, kept there, and each serves once).
/// </summary>
[UseCase]
public sealed class PasskeyRequests(Database database, TimeProvider clock)
{
    /// <summary>How long a browser waits for its authenticator: what WebAuthn Level 3, §15.1, recommends where the user is verified.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>One minute more, for the answer to travel.</summary>
    public static readonly TimeSpan Lifetime = Patience + TimeSpan.FromMinutes(1);

    /// <summary>The value that comes back with the answer.</summary>
    /// <param name="browser">the value of this browser's cookie</param>
    /// <param name="by">who adds a passkey; 0: somebody signs in</param>
    /// <param name="state">of the framework: the challenge, and for whom it is</param>
    public async Task<string> KeepAsync(string browser, long by, string state, CancellationToken ct)
    {
        var id = Secret.New();
        var now = clock.GetUtcNow();
        await database.WriteAsync<Done>(async db =>
        {
            await ForgetAsync(db, now);
            await db.RunAsync("insert into passkey_requests (id, browser, member_id, state, expires_at) values (@id, @browser, @by, @state, @expires)",
                new { id = Secret.Hash(id), browser = Secret.Hash(browser), by = by == 0 ? null : (long?)by, state, expires = now + Lifetime });
            return default(Done);
        }, ct);
        return id;
    }

    /// <summary>The state, which is spent with it. Refused where it was spent before, belongs to another browser or another member, or waited too long.</summary>
    public async Task<Outcome<string>> TakeAsync(string? id, string? browser, long by, CancellationToken ct)
    {
        // what is wrong is said after the commit: a refusal inside would give back what was spent
        var taken = (await database.WriteAsync<Taken>(async db => await db.FindAsync<Taken>("""
            delete from passkey_requests where id = @id and browser = @browser and coalesce(member_id, 0) = @by returning state, expires_at
            """, new { id = Secret.Hash(id ?? ""), browser = Secret.Hash(browser ?? ""), by }) ?? new("", default), ct)).Value!;
        if (taken.State.Length == 0) return Refusal.Invalid("", "passkeys.spent");
        return taken.ExpiresAt > clock.GetUtcNow() ? taken.State : Refusal.Invalid("", "passkeys.over");
    }

    /// <summary>One that just ended stays as long again, so that who comes late is told so.</summary>
    internal static Task ForgetAsync(Db db, DateTimeOffset now) => db.RunAsync("delete from passkey_requests where expires_at < @before", new { before = now - Lifetime });

    private sealed record Taken(string State, DateTimeOffset ExpiresAt);
}
