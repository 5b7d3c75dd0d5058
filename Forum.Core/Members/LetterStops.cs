using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Which letters the stop of one ends.</summary>
public enum StoppedLetters
{
    /// <summary>About private messages.</summary>
    Private,

    /// <summary>That ask for her help with a question: her consent is withdrawn.</summary>
    Help,

    /// <summary>About her own questions, and those that wait in what she facilitates.</summary>
    Questions,

    /// <summary>About bons coups and tools: hers, and those she tried or follows.</summary>
    Coups,

    /// <summary>About days of the agenda: deadlines she asked to be reminded of, trainings she went to.</summary>
    Agenda,
}

/// <summary>What stops letters of a kind, from one of them: with one click, and without signing in (LCAP, a. 11; RFC 8058).</summary>
[UseCase]
public sealed class LetterStops(Database database, TimeProvider clock)
{
    /// <summary>A letter's stop serves so long, in months; the law asks for 60 days (LCAP, a. 11(2)).</summary>
    public const int Months = 12;

    private sealed record Owner(long MemberId, StoppedLetters Kind);

    /// <summary>For a letter. The store keeps its hash.</summary>
    public async Task<string> GiveAsync(long memberId, StoppedLetters kind, CancellationToken ct)
    {
        var secret = Secret.New();
        await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("insert into letter_stops (secret, member_id, made_at, kind) values (@hash, @memberId, @now, @kind)", new { hash = Secret.Hash(secret), memberId, now = clock.GetUtcNow(), kind = kind.ToString() });
            return default(Done);
        }, ct);
        return secret;
    }

    /// <summary>What this stop ends, while it serves; null else. Looking changes nothing.</summary>
    public async Task<StoppedLetters?> LookAsync(string? secret, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await OwnerAsync(db, secret))?.Kind;
    }

    /// <summary>No more of them, at once. As often as she likes.</summary>
    public Task<Outcome<Done>> FollowAsync(string? secret, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await OwnerAsync(db, secret) is not { } owner) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (owner.Kind is StoppedLetters.Help) await Consents.WithdrawAsync(db, owner.MemberId, ConsentPurpose.Help, now);
        else await SetAsync(db, owner.MemberId, owner.Kind, false, now);
        return default(Done);
    }, ct);

    internal static Task ForgetAsync(Db db, DateTimeOffset before) => db.RunAsync("delete from letter_stops where made_at < @before", new { before });

    /// <summary>Letters that come until she says otherwise.</summary>
    internal static Task SetAsync(Db db, long memberId, StoppedLetters kind, bool wanted, DateTimeOffset now)
    {
        var column = Column(kind);
        return db.RunAsync($"update members set {column} = case when @wanted then null else coalesce({column}, cast(@now as bigint)) end where id = @memberId", new { memberId, wanted, now });
    }

    /// <summary>Of members: since when she wants none of them. Help has none, as it is a consent.</summary>
    internal static string Column(StoppedLetters kind) => kind switch
    {
        StoppedLetters.Private => "private_mail_off_at",
        StoppedLetters.Questions => "question_mail_off_at",
        StoppedLetters.Coups => "coup_mail_off_at",
        StoppedLetters.Agenda => "agenda_mail_off_at",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Task<Owner?> OwnerAsync(Db db, string? secret) =>
        db.FindAsync<Owner>("select s.member_id, s.kind from letter_stops s join members m on m.id = s.member_id where s.secret = @hash and m.removed_at is null", new { hash = Secret.Hash(secret ?? "") });
}
