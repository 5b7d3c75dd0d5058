using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Moderation;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A facilitator of the member's region writes her a word about how she behaves here, or suspends her for some days; a coordinator also without an end. She is told by e-mail why and for how long.</summary>
[UseCase]
public sealed class SanctionMember(Database database, TimeProvider clock)
{
    /// <summary>UTF-16 units.</summary>
    public const int WordsMaxLength = 1_000;

    /// <summary>Days of a suspension on offer; 0 is without an end, a coordinator's.</summary>
    public static readonly IReadOnlyList<long> Days = [1, 7, 30, 0];

    /// <param name="Days">of a suspension; null: a word only</param>
    /// <param name="Words">to her</param>
    public sealed record Command(Member By, long MemberId, long? Days, string? Words);

    public Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        var words = Input.Clean(command.Words);
        return database.WriteAsync<Done>(async db =>
        {
            var by = command.By;
            if (!by.Facilitates) return Refusal.NotAllowed;
            if (await Subject.FindAsync(db, command.MemberId) is not { } subject) return Refusal.NotFound;
            if (!subject.May(by)) return Refusal.NotAllowed;
            if (command.Days is { } days && !Days.Contains(days)) return Refusal.Invalid("Days", "moderation.days_unknown");
            if (command.Days is 0 && !Can.Ban(by)) return Refusal.Invalid("Days", "moderation.without_end_not_yours");
            if (Input.Fault(words, WordsMaxLength) is { } fault) return Refusal.Invalid("Words", fault is "input.empty" ? "moderation.words_missing" : fault);
            if (command.Days is not null && await db.OneAsync<long>("select count(*) from sanctions where member_id = @Id and kind = 'Suspension' and lifted_at is null", new { subject.Id }) > 0)
                return new Refusal(RefusalKind.Conflict, "moderation.suspended_already");
            await WriteAsync(db, command, words);
            return default(Done);
        }, ct);
    }

    /// <summary>Lets her in again before its end.</summary>
    public Task<Outcome<Done>> LiftAsync(Member by, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        if (await Subject.FindAsync(db, memberId) is not { } subject) return Refusal.NotFound;
        if (!subject.May(by)) return Refusal.NotAllowed;
        var standing = await db.FindAsync<Standing>("select ends_at from sanctions where member_id = @memberId and kind = 'Suspension' and lifted_at is null", new { memberId });
        if (standing is { EndsAt: null } && !Can.Ban(by)) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        if (!await Sanctions.LetInAsync(db, memberId, by.Id, now)) return new Refusal(RefusalKind.Conflict, "moderation.not_suspended");
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.SuspensionLifted, now) { SubjectId = memberId });
        return default(Done);
    }, ct);

    private async Task WriteAsync(Db db, Command command, string words)
    {
        var (by, id, now) = (command.By.Id, command.MemberId, clock.GetUtcNow());
        var kind = command.Days is null ? SanctionKind.Warning : SanctionKind.Suspension;
        await Sanctions.AddAsync(db, new(id, kind, words, by, now, command.Days is > 0 and { } days ? now.AddDays(days) : null));
        if (kind is SanctionKind.Suspension) await Sanctions.ShutOutAsync(db, id, now);
        await AuditLog.WriteAsync(db, new(by, kind is SanctionKind.Warning ? AuditAct.MemberWarned : AuditAct.MemberSuspended, now) { SubjectId = id, Detail = command.Days?.ToString(CultureInfo.InvariantCulture) ?? "" });
    }

    private sealed record Standing(DateTimeOffset? EndsAt);
}
