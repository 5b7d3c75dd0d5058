using System.Globalization;
using System.Security.Cryptography;
using Forum.Core.Agenda;
using Forum.Core.BonsCoups;
using Forum.Core.Briefs;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Exchanges;
using Forum.Core.Feeds;
using Forum.Core.Joining;
using Forum.Core.Library;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Organisations;
using Forum.Core.Polls;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Core.Tries;

namespace Forum.Core.Privacy;

/// <summary>
/// A member is forgotten (Loi 25, a. 23, 28 and 28.1): her account, her address and all that says who she is. Her messages stay under « Ancien membre (région) », or go with her, as she chooses; others' replies stand.
/// Others' mentions of her and headers over what they quote of her are rewritten; where they typed her name themselves, a facilitator is given the list (<see cref="ListTraces"/>).
/// First the store is freed of her in one transaction; then others' texts are gone through, a range at a time; last the search index and SQLite's log are settled, so that no byte of hers is left in the files.
/// </summary>
[UseCase]
public sealed class EraseMember(Database database, PasswordTries tries, Places places, SettleErased settle)
{
    private const int Step = 2_000;

    /// <param name="MemberId">herself, or another where a coordinator does it at her request</param>
    /// <param name="WithTexts">her messages go too</param>
    /// <param name="Password">her own, where she has one and does it herself</param>
    public sealed record Command(Member By, long MemberId, bool WithTexts, string? Password);

    /// <param name="Number">of the receipt: tells nothing of her</param>
    /// <param name="Name">as <paramref name="Email"/></param>
    /// <param name="Email">for whoever keeps messages that name her in files; kept nowhere</param>
    /// <param name="Changed">threads whose messages look different now, each at its new version</param>
    /// <param name="Traces">messages of others that a facilitator will look at</param>
    public sealed record Receipt(string Number, DateTimeOffset DoneAt, bool WithTexts, string Name, string Email, IReadOnlyList<PostChange> Changed, int Traces);

    private sealed record Found(long Id, string Name, string Email, long RegionId, string PasswordHash, bool IsCoordinator, bool IsGuest);

    public async Task<Outcome<Receipt>> RunAsync(Command command, CancellationToken ct)
    {
        var by = command.By;
        if (!by.IsSignedIn || (by.Id != command.MemberId && !Can.Administer(by))) return Refusal.NotAllowed;
        if (await FindAsync(command.MemberId, ct) is not { } found) return Refusal.NotFound;
        if (by.Id == found.Id && found.PasswordHash.Length > 0)
        {
            var tried = await tries.RunAsync(found.Email, command.Password ?? "", ct);
            if (tried.Waits) return Refusal.Invalid("Password", "accounts.wait");
            if (tried.MemberId == 0) return Refusal.Invalid("Password", "accounts.old_wrong");
        }
        var former = await FormerAsync(found, ct);
        var erased = await database.WriteAsync<Erased>(db => EraseAsync(db, command, found), ct);
        if (erased.Refusal is { } refusal) return refusal;
        // from here on it is done: what is left is finished whether or not she waits for it
        var (changed, traces) = await ForgetAsync(former, erased.Value!.Id);
        await settle.RunAsync(CancellationToken.None);
        return new Receipt(erased.Value.Number, erased.Value.At, command.WithTexts, found.Name, found.Email, [.. erased.Value.Changed, .. changed], traces);
    }

    private sealed record Erased(long Id, string Number, DateTimeOffset At, IReadOnlyList<PostChange> Changed);

    private async Task<Outcome<Erased>> EraseAsync(Db db, Command command, Found found)
    {
        var (id, now) = (found.Id, tries.Now);
        if (found.IsCoordinator && await MemberRows.IsLastCoordinatorAsync(db, id)) return Refusal.Invalid("", "privacy.last_coordinator");
        var changed = await PostErasure.EraseAsync(db, id, command.WithTexts, now);
        if (!await MemberErasure.EraseAsync(db, id, FormerMember.NameIn(places.Region(found.RegionId), found.IsGuest), now)) return Refusal.NotFound;
        await Applications.EraseAsync(db, id, EmailAddress.Key(found.Email));
        await Reports.EraseAsync(db, id);
        await Outbox.EraseAsync(db, id);
        await ReadMarks.EraseAsync(db, id);
        await AgendaErasure.EraseAsync(db, id);
        var tried = await TryRows.EraseAsync(db, id);
        await CoupConsents.EraseAsync(db, id);
        await PollRows.EraseAsync(db, id);
        await BriefErasure.EraseAsync(db, id);
        await ExchangeErasure.EraseAsync(db, id);
        await FeedKeys.EraseAsync(db, id);
        await QuestionRows.EraseAsync(db, id);
        var number = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}");
        var erasure = await db.OneAsync<long>("""
            insert into erasures (receipt, member_id, region_id, texts, asked_by, done_at) values (@number, @id, @RegionId, @WithTexts, @by, @now) returning id
            """, new { number, id, found.RegionId, command.WithTexts, by = command.By.Id, now });
        await AuditLog.WriteAsync(db, new(command.By.Id, AuditAct.MemberErased, now) { SubjectId = id, Detail = command.WithTexts ? "texts" : "" });
        return new Erased(erasure, number, now, [.. changed, .. tried]);
    }

    /// <summary>Others' messages, drafts and titles, a range at a time: writers wait for none of it long.</summary>
    private async Task<(List<PostChange> Changed, int Traces)> ForgetAsync(FormerMember former, long erasureId)
    {
        List<PostChange> changed = [];
        var traces = 0;
        await using var db = await database.ReadAsync(CancellationToken.None);
        await foreach (var range in IdRange.All.StepsAsync(db, "posts", Step, CancellationToken.None))
        {
            if (!await OtherTexts.AnyAsync(db, former, range)) continue;
            var done = (await database.WriteAsync<OtherTexts.Forgotten>(async write =>
            {
                var forgotten = await OtherTexts.ForgetAsync(write, former, range);
                foreach (var post in forgotten.Named) await write.RunAsync("insert into erasure_traces (erasure_id, post_id) values (@erasureId, @post)", new { erasureId, post });
                return forgotten;
            }, CancellationToken.None)).Value!;
            changed.AddRange(done.Changed);
            traces += done.Named.Count;
        }
        await database.WriteAsync<Done>(async write =>
        {
            await OtherTexts.ForgetDraftsAsync(write, former);
            await Reports.ForgetAsync(write, former);
            await OrganisationRows.ForgetAsync(write, former);
            await QuestionRows.ForgetAsync(write, former);
            await ToolVersions.ForgetAsync(write, former);
            await AgendaErasure.ForgetAsync(write, former);
            await PollRows.ForgetAsync(write, former);
            await BriefErasure.ForgetAsync(write, former);
            await ExchangeErasure.ForgetAsync(write, former);
            changed.AddRange(await TryRows.ForgetAsync(write, former));
            return default(Done);
        }, CancellationToken.None);
        return (changed, traces);
    }

    private async Task<Found?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<Found>("select id, name, email, region_id, coalesce(password_hash, '') as password_hash, case when role = 'Coordinator' then true else false end as is_coordinator, case when role = 'Guest' then true else false end as is_guest from members where id = @id and removed_at is null", new { id });
    }

    private async Task<FormerMember> FormerAsync(Found found, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return new(found.Id, found.Name, found.Email, await PostErasure.NumbersAsync(db, found.Id)) { IsGuest = found.IsGuest };
    }
}
