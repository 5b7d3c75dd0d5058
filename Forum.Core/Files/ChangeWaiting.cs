using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Files;

/// <summary>A member takes back what she gave and has not sent, or describes it. What is another's, or sent already, is left alone.</summary>
[UseCase]
public sealed class ChangeWaiting(Database database, DropBytes drop)
{
    public async Task<Outcome<Done>> RunAsync(Member by, GivenFiles given, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        var remove = given.Remove.ToArray();
        if (remove.Length == 0 && given.Alts.Count == 0) return default(Done);
        var outcome = await database.WriteAsync<Done>(async db =>
        {
            if (remove.Length > 0) await db.RunAsync("delete from files where member_id = @Id and post_id is null and id in @remove", new { by.Id, remove });
            foreach (var (id, said) in given.Alts) await db.RunAsync("update files set alt = @alt where member_id = @by and post_id is null and id = @id", new { alt = PostFiles.Alt(said), by = by.Id, id });
            return default(Done);
        }, ct);
        if (remove.Length > 0) await drop.RunAsync(ct);
        return outcome;
    }
}
