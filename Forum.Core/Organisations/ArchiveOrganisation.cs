using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Organisations;

/// <summary>A group that is no more, or is again: archived, it stays readable with all its people wrote, and is proposed nowhere. Who archived it first is kept.</summary>
[UseCase]
public sealed class ArchiveOrganisation(Database database, TimeProvider clock)
{
    public Task<Outcome<OrganisationHead>> RunAsync(Member by, long id, bool archive, CancellationToken ct) => database.WriteAsync<OrganisationHead>(async db =>
    {
        if (await OrganisationHead.FindAsync(db, id, by) is not { } head) return by.IsSignedIn ? Refusal.NotFound : Refusal.NotAllowed;
        if (!Can.KeepOrganisation(by, head)) return Refusal.NotAllowed;
        await db.RunAsync(archive
            ? "update organisations set archived_at = @now, archived_by = @by where id = @id and archived_at is null"
            : "update organisations set archived_at = null, archived_by = null where id = @id", new { id, by = by.Id, now = clock.GetUtcNow() });
        return head;
    }, ct);
}
