using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>A link for an event: on a poster, as a QR code, for everybody in the room.</summary>
/// <param name="Asked">how many asked for an invitation by it</param>
public sealed record EventLink(long Id, string Title, string Code, DateTimeOffset EndsAt, DateTimeOffset? ClosedAt, long Asked, string MadeBy, long MadeById)
{
    internal const string Columns = "e.id, e.title, e.code, e.ends_at, e.closed_at, e.asked, m.name as made_by, m.id as made_by_id";

    internal const string From = "event_links e join members m on m.id = e.made_by";

    /// <summary>Where people of the event may be at home.</summary>
    public IReadOnlyList<long> RegionIds { get; init; } = [];

    public bool IsOpen(DateTimeOffset now) => ClosedAt is null && EndsAt > now;
}

/// <summary>
/// Facilitators open a link for an event in regions of theirs, until a day. Who follows it gives her address and gets an invitation there: so her mailbox proves itself, as with every other invitation,
/// and forty people at one table are forty messages.
/// </summary>
[UseCase]
public sealed class EventLinks(Database database, Places places, TimeProvider clock)
{
    /// <summary>UTF-16 units.</summary>
    public const int TitleMaxLength = 80;

    /// <summary>Days that a link may stand open; people it may bring.</summary>
    public const int MostDays = 60, MostPeople = 500;

    /// <param name="Regions">slugs</param>
    /// <param name="EndsOn">its last day, yyyy-MM-dd</param>
    public sealed record Opening(Member By, string? Title, IReadOnlyList<string> Regions, string? EndsOn);

    /// <param name="Region">slug of her home region, one of the link's</param>
    public sealed record Asking(string? Code, string? Name, string? Email, string? Organisation, string? Region, Language Language);

    /// <summary>Its id.</summary>
    public async Task<Outcome<long>> OpenAsync(Opening command, CancellationToken ct)
    {
        if (!command.By.Facilitates) return Refusal.NotAllowed;
        var title = Input.CleanLine(command.Title);
        if (Input.Fault(title, TitleMaxLength) is { } fault) return Refusal.Invalid("EventTitle", fault);
        var regions = command.Regions.Select(places.Region).Distinct().ToList();
        if (regions.Count == 0 || regions.Any(r => r is not { Served: true } || r.Id == Region.AllQuebec)) return Refusal.Invalid("EventRegions", "joining.event_region_missing");
        if (regions.Any(r => !Can.Welcome(command.By, r!.Id))) return Refusal.Invalid("EventRegions", "joining.region_not_yours");
        if (EndOf(command.EndsOn) is not { } ends) return Refusal.Invalid("EndsOn", "joining.event_day_wrong");
        return await database.WriteAsync<long>(async db =>
        {
            var id = await db.OneAsync<long>("insert into event_links (title, code, made_by, created_at, ends_at) values (@title, @code, @by, @now, @ends) returning id",
                new { title, code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), by = command.By.Id, now = clock.GetUtcNow(), ends });
            foreach (var region in regions) await db.RunAsync("insert into event_link_regions (link_id, region_id) values (@id, @region)", new { id, region = region!.Id });
            return id;
        }, ct);
    }

    /// <summary>Those of her regions, the latest first.</summary>
    public async Task<Outcome<List<EventLink>>> ListAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        List<EventLink> links = [];
        foreach (var link in await db.ListAsync<EventLink>($"select {EventLink.Columns} from {EventLink.From} order by e.created_at desc, e.id desc limit 100"))
            if (await WithRegionsAsync(db, link) is var whole && IsHers(by, whole)) links.Add(whole);
        return links;
    }

    public async Task<Outcome<EventLink>> FindAsync(Member by, long id, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<EventLink>($"select {EventLink.Columns} from {EventLink.From} where e.id = @id", new { id }) is { } link && await WithRegionsAsync(db, link) is var whole && IsHers(by, whole) ? whole : Refusal.NotFound;
    }

    /// <summary>It brings nobody any more.</summary>
    public Task<Outcome<Done>> CloseAsync(Member by, long id, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        if (await db.FindAsync<EventLink>($"select {EventLink.Columns} from {EventLink.From} where e.id = @id", new { id }) is not { } link || !IsHers(by, await WithRegionsAsync(db, link))) return Refusal.NotFound;
        await db.RunAsync("update event_links set closed_at = @now where id = @id and closed_at is null", new { id, now = clock.GetUtcNow() });
        return default(Done);
    }, ct);

    /// <summary>The link of this code, for those of its regions that who made it still facilitates; null where it is over, or none is left.</summary>
    public async Task<EventLink?> LookAsync(string? code, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await OpenLinkAsync(db, code);
    }

    /// <summary>Sends an invitation to her. An address that has an account gets a message that says so: the answer is the same (ASVS 6.3.8).</summary>
    public async Task<Outcome<Done>> AskAsync(Asking command, CancellationToken ct)
    {
        var (name, email, organisation) = (Input.CleanLine(command.Name), (command.Email ?? "").Trim(), Input.CleanLine(command.Organisation));
        if (MemberText.NameFault(name) is { } nameFault) return Refusal.Invalid("Name", nameFault);
        if (EmailAddress.Fault(email) is { } emailFault) return Refusal.Invalid("Email", emailFault);
        if (organisation.Length > 0 && Input.Fault(organisation, Organisations.NamedOrganisation.NameMaxLength) is { } groupFault) return Refusal.Invalid("Organisation", groupFault);
        return await database.WriteAsync<Done>(async db =>
        {
            if (await OpenLinkAsync(db, command.Code) is not { } link) return Refusal.NotFound;
            if (places.Region(command.Region) is not { } region || !link.RegionIds.Contains(region.Id)) return Refusal.Invalid("Region", "joining.region_missing");
            var now = clock.GetUtcNow();
            if (await Invitations.IsOnItsWayAsync(db, email, now)) return default(Done);
            if (await db.RunAsync("update event_links set asked = asked + 1 where id = @Id and asked < @most", new { link.Id, most = (long)MostPeople }) == 0) return Refusal.Invalid("", "joining.event_full");
            if (await db.FindAsync<long>("select id from members where email_key = @key and removed_at is null", new { key = EmailAddress.Key(email) }) is > 0 and var member) await Outbox.AddRarelyAsync(db, MailKind.AlreadyMember, member, now);
            // nobody who facilitates has seen what she says here: it vouches for no group that would open other regions to her (Join)
            else await Invitations.SendAsync(db, new(email, name, await Organisations.NamedOrganisation.OpensMoreAsync(db, organisation, region.Id) ? "" : organisation, region.Id, command.Language, "", null, link.MadeById, now));
            return default(Done);
        }, ct);
    }

    private async Task<EventLink?> OpenLinkAsync(Db db, string? code) =>
        await db.FindAsync<EventLink>($"select {EventLink.Columns} from {EventLink.From} where e.code = @code and e.closed_at is null and e.ends_at > @now and m.removed_at is null and m.suspended_at is null and m.role in ('Facilitator', 'Coordinator')", new { code = code ?? "", now = clock.GetUtcNow() }) is { } link && await OpenRegionsAsync(db, link) is { Count: > 0 } open ? link with { RegionIds = open } : null;

    /// <summary>A link opens no more than an invitation of who made it would at this moment.</summary>
    private static Task<List<long>> OpenRegionsAsync(Db db, EventLink link) => db.ListAsync<long>("""
        select r.region_id from event_link_regions r join members m on m.id = @MadeById
        where r.link_id = @Id and (m.role = 'Coordinator' or exists (select 1 from member_scopes s where s.member_id = m.id and s.region_id = r.region_id and s.theme_id is null))
        order by r.region_id
        """, new { link.Id, link.MadeById });

    private static async Task<EventLink> WithRegionsAsync(Db db, EventLink link) =>
        link with { RegionIds = await db.ListAsync<long>("select region_id from event_link_regions where link_id = @Id order by region_id", new { link.Id }) };

    private static bool IsHers(Member by, EventLink link) => link.RegionIds.Any(r => Can.Welcome(by, r));

    /// <summary>The midnight after that day, in the place's zone; null where it is no day, past, or too far.</summary>
    private DateTimeOffset? EndOf(string? day)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var last)) return null;
        var local = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var ends = new DateTimeOffset(local, Zones.Place.GetUtcOffset(local));
        var now = clock.GetUtcNow();
        return ends > now && ends < now.AddDays(MostDays + 1) ? ends : null;
    }
}
