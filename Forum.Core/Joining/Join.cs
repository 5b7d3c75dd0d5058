using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>
/// Who was invited takes it up: one form, and she is a member, signed in. Her mailbox has proved itself by the link; a password is hers to choose or to leave.
/// Her home region and her group decide what she may read, so neither is hers to choose freely: the region is the invitation's, and a group that serves others too
/// is hers only where the invitation names it and whoever invited her facilitates all of them.
/// </summary>
[UseCase]
public sealed class Join(Database database, CreateMember createMember, Places places, TimeProvider clock)
{
    /// <summary>Themes a newcomer may choose to follow from the start; she may follow more later.</summary>
    public const int MostThemes = 9;

    /// <param name="InvitedBy">her name</param>
    /// <param name="GroupId">0 where she names her group herself; on a colleague's word it is that colleague's, with the region she asked for (<see cref="VouchForColleague"/>)</param>
    public sealed record Invitation(long Id, string Email, string Name, string Organisation, long RegionId, string Lang, string Note, string InvitedBy, long InvitedById, long GroupId);

    /// <param name="Themes">slugs</param>
    /// <param name="Password">empty: she signs in by link</param>
    /// <param name="Consents">what she ticked; nothing is ticked for her</param>
    public sealed record Command(string? Key, string Name, string Title, string Organisation, IReadOnlyList<string> Themes, string? Password, IReadOnlyList<ConsentPurpose> Consents, Language Language)
    {
        public string Device { get; init; } = "";
    }

    /// <summary>The invitation of this key; null where it is over.</summary>
    public async Task<Invitation?> LookAsync(string? key, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, key);
    }

    /// <summary>The value for the session's cookie.</summary>
    public async Task<Outcome<string>> RunAsync(Command command, CancellationToken ct)
    {
        if (await LookAsync(command.Key, ct) is not { } invitation) return Refusal.NotFound;
        if (invitation.GroupId != 0) command = command with { Organisation = invitation.Organisation };
        var themes = command.Themes.Select(s => places.Theme(s)?.Id).Distinct().ToList();
        if (themes.Contains(null) || themes.Count > MostThemes) return Refusal.Invalid("Themes", "accounts.theme_unknown");
        CreateMember.Command member = new(invitation.Email, string.IsNullOrEmpty(command.Password) ? null : command.Password, command.Name, invitation.RegionId) { Title = command.Title, Organisation = Input.CleanLine(command.Organisation), OrganisationId = invitation.GroupId == 0 ? null : invitation.GroupId, Language = command.Language };
        if (member.Organisation.Length == 0) return Refusal.Invalid("Organisation", "joining.organisation_missing");
        if (createMember.Check(member) is { } refusal) return refusal;
        var hash = member.Password is null ? null : createMember.Hash(member.Password);
        return await database.WriteAsync<string>(db => WriteAsync(db, command, member, hash, [.. themes.OfType<long>()]), ct);
    }

    private async Task<Outcome<string>> WriteAsync(Db db, Command command, CreateMember.Command member, string? hash, long[] themes)
    {
        if (await FindAsync(db, command.Key) is not { } invitation) return Refusal.NotFound;
        var opened = await OpenedAsync(db, invitation, member.Organisation);
        var made = await createMember.WriteAsync(db, member with { RegionId = invitation.RegionId, MayOpen = opened.Contains }, hash);
        if (made.Value is not { } joined) return made.Refusal!;
        var now = clock.GetUtcNow();
        await MemberRows.SetFollowedAsync(db, joined.Id, [joined.RegionId], themes);
        foreach (var purpose in command.Consents.Distinct()) await Consents.GiveAsync(db, joined.Id, purpose, now);
        await db.RunAsync("update invitations set accepted_by = @by, accepted_at = @now, secret = null where id = @Id", new { invitation.Id, by = joined.Id, now });
        return await Sessions.OpenAsync(db, joined.Id, now, command.Device);
    }

    /// <summary>The regions that her group may open to her: those that whoever invited her facilitates as a whole, where the group is the one of the invitation.</summary>
    private static async Task<HashSet<long>> OpenedAsync(Db db, Invitation invitation, string organisation) =>
        !NamedOrganisation.IsSame(invitation.Organisation, organisation) ? [] : [.. await db.ListAsync<long>("""
            select r.id from regions r join members m on m.id = @InvitedById
            where m.removed_at is null and m.suspended_at is null and (m.role = 'Coordinator'
                or (m.role = 'Facilitator' and exists (select 1 from member_scopes s where s.member_id = m.id and s.region_id = r.id and s.theme_id is null)))
            order by r.id
            """, new { invitation.InvitedById })];

    private Task<Invitation?> FindAsync(Db db, string? key) => db.FindAsync<Invitation>($"""
        select i.id, i.email, i.name, coalesce(o.name, i.organisation) as organisation, i.region_id, i.lang, i.note, m.name as invited_by, m.id as invited_by_id, coalesce(o.id, 0) as group_id
        from invitations i join members m on m.id = i.invited_by
        left join organisations named on named.id = i.organisation_id left join organisations o on o.id = coalesce(named.merged_into, named.id)
        where i.secret = @hash and {Invitations.IsOpen}
        """, new { hash = Secret.Hash(key ?? ""), now = clock.GetUtcNow() });
}
