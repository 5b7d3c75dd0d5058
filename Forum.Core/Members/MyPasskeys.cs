using Forum.Core.Data;
using Forum.Core.Site;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A passkey as its owner knows it.</summary>
/// <param name="Name">the device it was made with, or what she calls it; empty where neither is known</param>
/// <param name="UsedAt">when she last signed in with it; null: never</param>
public sealed record Passkey(long Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>A member's passkeys: hers to see, to name and to take away.</summary>
[UseCase]
public sealed class MyPasskeys(Database database, ProveAgain prove, SiteSettings site)
{
    /// <summary>Of a name, in UTF-16 units.</summary>
    public const int NameMaxLength = 60;

    private const string Columns = "select p.id, p.name, p.created_at, p.used_at from passkeys p";

    public async Task<IReadOnlyList<Passkey>> ListAsync(Member by, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Passkey>($"{Columns} where p.member_id = @Id order by p.created_at, p.id", new { by.Id });
    }

    /// <summary>Not found where it is another's.</summary>
    public async Task<Outcome<Passkey>> FindAsync(Member by, long id, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<Passkey>($"{Columns} where p.id = @id and p.member_id = @memberId", new { id, memberId = by.Id }) is { } found ? found : Refusal.NotFound;
    }

    /// <summary>The place requires two steps of her, and this session has one: she signs in with the passkey she has.</summary>
    public async Task<bool> MustSignInAsync(Member by, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await AddPasskey.MustSignInAsync(db, site, by);
    }

    public async Task<Outcome<Done>> RenameAsync(Member by, long id, string? name, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        var clean = Input.CleanLine(name);
        if (Input.Fault(clean, NameMaxLength) is { } fault) return Refusal.Invalid("Name", fault);
        return await database.WriteAsync<Done>(async db =>
            await db.RunAsync("update passkeys set name = @clean where id = @id and member_id = @memberId", new { id, clean, memberId = by.Id }) == 1 ? default(Done) : Refusal.NotFound, ct);
    }

    /// <summary>From now on it opens nothing. She shows again who she is, as whoever takes a way in from an account may be about to keep it.</summary>
    public async Task<Outcome<Done>> RemoveAsync(Member by, long id, string? session, string? password, CancellationToken ct)
    {
        if ((await FindAsync(by, id, ct)).Refusal is { } missing) return missing;
        if (await MustSignInAsync(by, ct)) return Refusal.Invalid("", "passkeys.use_yours");
        if (await prove.RunAsync(by, session, password, ct) is { } unproved) return unproved;
        return await database.WriteAsync<Done>(async db =>
            await db.RunAsync("delete from passkeys where id = @id and member_id = @memberId", new { id, memberId = by.Id }) == 1 ? default(Done) : Refusal.NotFound, ct);
    }
}
