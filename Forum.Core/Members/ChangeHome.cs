using Forum.Core.Data;
using Forum.Core.Moderation;
using Forum.Core.Organisations;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>
/// A coordinator says where a member is at home and to which group she belongs: she moved, or works elsewhere now. Both decide what she reads, so neither is hers to change (<see cref="ChangeProfile"/>).
/// It holds from her next request on, and for what she has open. She follows her new region; what she followed stays. Twice changes nothing.
/// </summary>
[UseCase]
public sealed class ChangeHome(Database database, Places places, TimeProvider clock)
{
    /// <param name="Region">slug</param>
    /// <param name="Organisation">the group of this name, or a new one at home in her region; empty: none</param>
    public sealed record Command(Member By, long MemberId, string? Region, string? Organisation);

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        if (!Can.Administer(command.By)) return Refusal.NotAllowed;
        if (places.Region(command.Region) is not { Served: true } region || region.Id == Region.AllQuebec) return Refusal.Invalid("Region", "joining.her_region_missing");
        var name = Input.CleanLine(command.Organisation);
        if (name.Length > 0 && Input.Fault(name, NamedOrganisation.NameMaxLength) is { } fault) return Refusal.Invalid("Organisation", fault);
        return await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.FindAsync<long>("select id from members where id = @MemberId and removed_at is null", new { command.MemberId }) == 0) return Refusal.NotFound;
            var group = name.Length == 0 ? (long?)null : await NamedOrganisation.FindOrAddAsync(db, name, region.Id, _ => true, now);
            var changed = await db.RunAsync("""
                update members set region_id = @home, organisation_id = @group
                where id = @MemberId and (region_id <> @home or organisation_id is distinct from cast(@group as bigint))
                """, new { command.MemberId, home = region.Id, group });
            if (changed == 0) return default(Done);
            await db.RunAsync("insert into member_regions (member_id, region_id) values (@MemberId, @home) on conflict (member_id, region_id) do nothing", new { command.MemberId, home = region.Id });
            await OwnState.MoveAsync(db, command.MemberId);
            await AuthorPosts.TouchAsync(db, command.MemberId);
            await AuditLog.WriteAsync(db, new(command.By.Id, AuditAct.HomeChanged, now) { SubjectId = command.MemberId, Detail = region.Slug });
            return default(Done);
        }, ct);
    }
}
