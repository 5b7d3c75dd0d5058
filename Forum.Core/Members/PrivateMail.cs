using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Whether a member wants a letter about private messages: she does until she says otherwise, on her account or with one click from a letter (LCAP, a. 11; RFC 8058).</summary>
[UseCase]
public sealed class PrivateMail(Database database, TimeProvider clock)
{
    /// <summary>A letter's stop serves so long, in months; the law asks for 60 days (LCAP, a. 11(2)).</summary>
    public const int StopMonths = 12;

    public async Task<bool> IsWantedAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from members where id = @Id and private_mail_off_at is null", new { member.Id }) > 0;
    }

    public Task<Outcome<Done>> ChangeAsync(Member member, bool wanted, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await SetAsync(db, member.Id, wanted);
        return default(Done);
    }, ct);

    /// <summary>For a letter: what stops them without signing in. The store keeps its hash.</summary>
    public async Task<string> StopAsync(long memberId, CancellationToken ct)
    {
        var secret = Secret.New();
        await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("insert into letter_stops (secret, member_id, made_at) values (@hash, @memberId, @now)", new { hash = Secret.Hash(secret), memberId, now = clock.GetUtcNow() });
            return default(Done);
        }, ct);
        return secret;
    }

    /// <summary>Whether this stop still serves. Looking changes nothing.</summary>
    public async Task<bool> ServesAsync(string? secret, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await OwnerAsync(db, secret) != 0;
    }

    /// <summary>From a letter: no more of them, at once. As often as she likes.</summary>
    public Task<Outcome<Done>> FollowStopAsync(string? secret, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await OwnerAsync(db, secret) is not (not 0 and var memberId)) return Refusal.NotFound;
        await SetAsync(db, memberId, false);
        return default(Done);
    }, ct);

    internal static Task ForgetAsync(Db db, DateTimeOffset before) => db.RunAsync("delete from letter_stops where made_at < @before", new { before });

    private static Task<long> OwnerAsync(Db db, string? secret) => db.FindAsync<long>("select s.member_id from letter_stops s join members m on m.id = s.member_id where s.secret = @hash and m.removed_at is null", new { hash = Secret.Hash(secret ?? "") });

    private Task SetAsync(Db db, long memberId, bool wanted) =>
        db.RunAsync("update members set private_mail_off_at = case when @wanted then null else coalesce(private_mail_off_at, cast(@now as bigint)) end where id = @memberId", new { memberId, wanted, now = clock.GetUtcNow() });
}
