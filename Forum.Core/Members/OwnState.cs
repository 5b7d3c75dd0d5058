using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Moves a member's own version: with every change of what she alone sees, her read marks, what she follows, what her role lets her read. What is kept of her in memory may be shown while it stands still, on every node.</summary>
internal static class OwnState
{
    public static Task MoveAsync(Db db, long memberId) => db.RunAsync("update members set own_version = own_version + 1 where id = @memberId", new { memberId });

    /// <summary>The same for everybody of a group, where its regions changed.</summary>
    public static Task MoveGroupAsync(Db db, long organisationId) => db.RunAsync("update members set own_version = own_version + 1 where organisation_id = @organisationId", new { organisationId });
}
