using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>« Ça m’a aidé »: the asker says which replies helped her, one or several, or takes it back. The question is answered while one of them stands; a reply alone is no answer.</summary>
[UseCase]
public sealed class AcceptAnswer(Database database, TimeProvider clock)
{
    /// <param name="Helped">false takes the word back</param>
    public sealed record Command(Member By, long ThreadId, long Number, bool Helped);

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, command.By) is not { } thread || await ActedPost.FindAsync(db, command.ThreadId, command.Number) is not { } post) return Refusal.NotFound;
            if (!Can.AcceptAnswer(command.By, thread)) return Refusal.NotAllowed;
            if (post.Number == 1) return Refusal.Invalid("", "posts.question_is_no_answer");
            if (post.DeletedAt is not null && command.Helped) return Refusal.Invalid("", "posts.already_deleted");
            var changed = await WriteAsync(db, post, command);
            if (changed == 0) return post.Unchanged;
            var version = await ThreadActivity.TouchAsync(db, thread.Id);
            await db.RunAsync("update posts set version = @version where id = @Id", new { version, post.Id });
            await CountAsync(db, thread.Id);
            return post.At(version);
        }, ct);
    }

    /// <summary>Answered since the first accepted reply that stands; open again where none does.</summary>
    internal static async Task CountAsync(Db db, long threadId)
    {
        var accepted = await db.ListAsync<DateTimeOffset>("""
            select a.accepted_at from accepted_answers a join posts p on p.id = a.post_id
            where a.thread_id = @threadId and p.deleted_at is null order by a.accepted_at, a.post_id limit 1
            """, new { threadId });
        await ThreadActivity.SetAnsweredAsync(db, threadId, accepted.Count == 0 ? null : accepted[0]);
    }

    private async Task<int> WriteAsync(Db db, ActedPost post, Command command) => command.Helped
        ? await db.RunAsync("""
            insert into accepted_answers (post_id, thread_id, accepted_by, accepted_at) values (@Id, @ThreadId, @by, @now)
            on conflict (post_id) do nothing
            """, new { post.Id, post.ThreadId, by = command.By.Id, now = clock.GetUtcNow() })
        : await db.RunAsync("delete from accepted_answers where post_id = @Id", new { post.Id });
}
