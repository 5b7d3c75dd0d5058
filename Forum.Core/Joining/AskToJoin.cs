using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>
/// Anyone asks to join, with her group and a sentence; the facilitators of her region are told, and the members of her group, where it is here. The answer is the same for an address that has an account, which gets a message that says so,
/// and for one whose request is open, which is left as it is (ASVS 6.3.8).
/// </summary>
[UseCase]
public sealed class AskToJoin(Database database, Places places, TimeProvider clock)
{
    public const int SentenceMaxLength = 600;

    /// <summary>Requests of one region in an hour that are told by e-mail; further ones stand in the queue all the same.</summary>
    private const long MostCalls = 10;

    /// <param name="Region">slug</param>
    /// <param name="Sentence">why, in her words</param>
    public sealed record Command(string? Name, string? Email, string? Organisation, string? Region, string? Sentence, Language Language);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        var (name, email, organisation, sentence) = (Input.CleanLine(command.Name), (command.Email ?? "").Trim(), Input.CleanLine(command.Organisation), Input.Clean(command.Sentence));
        if (MemberText.NameFault(name) is { } nameFault) return Refusal.Invalid("Name", nameFault);
        if (EmailAddress.Fault(email) is { } emailFault) return Refusal.Invalid("Email", emailFault);
        if (Input.Fault(organisation, NamedOrganisation.NameMaxLength) is { } groupFault) return Refusal.Invalid("Organisation", groupFault);
        if (places.Region(command.Region) is not { Served: true } region || region.Id == Region.AllQuebec) return Refusal.Invalid("Region", "joining.region_missing");
        if (Input.Fault(sentence, SentenceMaxLength) is { } sentenceFault) return Refusal.Invalid("Sentence", sentenceFault);
        return await database.WriteAsync<Done>(db => WriteAsync(db, new(name, email, EmailAddress.Key(email), organisation, region.Id, sentence, command.Language.Code(), clock.GetUtcNow())), ct);
    }

    private sealed record Row(string Name, string Email, string Key, string Organisation, long RegionId, string Sentence, string Lang, DateTimeOffset Now);

    private static async Task<Outcome<Done>> WriteAsync(Db db, Row row)
    {
        var known = await db.FindAsync<long>("select id from members where email_key = @Key and suspended_at is null and removed_at is null", new { row.Key });
        if (known != 0)
        {
            await Outbox.AddRarelyAsync(db, MailKind.AlreadyMember, known, row.Now);
            return default(Done);
        }
        if (await db.OneAsync<long>("select count(*) from join_requests where email_key = @Key and state in ('Waiting', 'Asked')", new { row.Key }) > 0) return default(Done);
        var group = await NamedOrganisation.FindAsync(db, row.Organisation, row.RegionId);
        var id = await db.OneAsync<long>("""
            insert into join_requests (name, email, email_key, organisation, organisation_id, region_id, sentence, lang, state, created_at)
            values (@Name, @Email, @Key, @Organisation, @group, @RegionId, @Sentence, @Lang, 'Waiting', @Now) returning id
            """, new { row.Name, row.Email, row.Key, row.Organisation, group, row.RegionId, row.Sentence, row.Lang, row.Now });
        if (await db.OneAsync<long>("select count(*) from join_requests where region_id = @RegionId and created_at > @since", new { row.RegionId, since = row.Now.AddHours(-1) }) > MostCalls) return default(Done);
        var welcomers = await Welcomers.OfAsync(db, row.RegionId);
        foreach (var member in welcomers) await Outbox.AddAsync(db, MailKind.JoinRequest, id, row.Now, member);
        // a colleague who facilitates is asked once, as the facilitator she is
        foreach (var member in (await Colleagues.ToldAsync(db, id, row.Now)).Except(welcomers)) await Outbox.AddAsync(db, MailKind.ColleagueAsks, id, row.Now, member);
        return default(Done);
    }
}
