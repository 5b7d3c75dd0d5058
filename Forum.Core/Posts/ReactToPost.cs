using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>The calm set: « Merci » and « Je vis ça aussi ».</summary>
public enum Reaction { Merci, MeToo }

/// <summary>A member reacts to a post, or takes her reaction back: one of each kind a member, none on her own posts. Reacting moves the thread's version, not its place in the lists.</summary>
[UseCase]
public sealed class ReactToPost(Database database, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, long Number, Reaction Reaction);

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, command.By) is not { } thread) return Refusal.NotFound;
            // the thread's row is locked from here on: two clicks at once take their turn
            var version = await ThreadActivity.TouchAsync(db, thread.Id);
            if (await ActedPost.FindAsync(db, thread.Id, command.Number) is not { } post) return Refusal.NotFound;
            if (post.DeletedAt is not null) return Refusal.Invalid("", "posts.already_deleted");
            if (post.AuthorId == command.By.Id) return Refusal.Invalid("", "posts.own_reaction");
            await WriteAsync(db, post, command, version);
            return post.At(version);
        }, ct);
    }

    private async Task WriteAsync(Db db, ActedPost post, Command command, long version)
    {
        var reaction = new { post.Id, memberId = command.By.Id, kind = command.Reaction.ToString(), now = clock.GetUtcNow() };
        var taken = await db.RunAsync("delete from reactions where post_id = @Id and member_id = @memberId and kind = @kind", reaction);
        if (taken == 0) await db.RunAsync("insert into reactions (post_id, member_id, kind, reacted_at) values (@Id, @memberId, @kind, @now)", reaction);
        var column = command.Reaction is Reaction.Merci ? "merci_count" : "me_too_count";
        await db.RunAsync($"update posts set {column} = {column} + @change, version = @version where id = @Id", new { post.Id, change = taken == 0 ? 1L : -1L, version });
    }
}
