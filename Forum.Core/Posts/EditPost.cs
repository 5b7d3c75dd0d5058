using System.Security.Cryptography;
using System.Text;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Privacy;
using Forum.Core.Search;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>The text of a post in the form that changes it.</summary>
/// <param name="From">names the text the form was made from: <see cref="EditPost.Mark"/></param>
/// <param name="SilentUntil">an edit of this reader shows no « modifié » until then; the beginning of time where every one does</param>
public sealed record EditablePost(ShownPost Shown, string Body, string From, DateTimeOffset SilentUntil);

/// <summary>
/// The author, or a facilitator of the thread, changes the text of a post. What it said before is kept, except what the author mends within
/// <see cref="SilentWindow"/> of writing it, which shows no « modifié » either. Who started from a text that has changed since gets a conflict.
/// </summary>
[UseCase]
public sealed class EditPost(Database database, FileLimits limits, TimeProvider clock)
{
    /// <summary>How long the author's own slips leave no trace (FIELD.md §4, 23).</summary>
    public static readonly TimeSpan SilentWindow = TimeSpan.FromMinutes(5);

    private static readonly Refusal Conflict = new(RefusalKind.Conflict, "posts.edited_meanwhile", "Body");

    /// <param name="Settles">she has seen both texts of a conflict and chose this one: what it replaces is kept, slip or not</param>
    public sealed record Command(Member By, long ThreadId, long Number, string? Body, string? From, bool Settles = false)
    {
        /// <summary>What comes under the message, and what goes.</summary>
        public GivenFiles Files { get; init; } = GivenFiles.None;
    }

    /// <summary>A text's name, from its content: a reaction to the post moves its version but is no conflict.</summary>
    public static string Mark(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..32];

    /// <summary>The post to edit; refused as the edit itself would be.</summary>
    public async Task<Outcome<EditablePost>> OpenAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (found, refusal) = await FindAsync(db, by, threadId, number);
        if (found is null) return refusal!;
        var (thread, post) = found;
        return new EditablePost(new(thread, (await PostView.RangeAsync(db, threadId, number, number))[0]), post.DeletedAt is null ? post.Body : "", Mark(post.Body), SilentUntil(by, post));
    }

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        var text = PostText.Check(command.Body);
        return await database.WriteAsync<PostChange>(async db =>
        {
            var (found, refusal) = await FindAsync(db, command.By, command.ThreadId, command.Number);
            if (found is null) return refusal!;
            var (thread, post) = found;
            if (post.DeletedAt is not null) return Refusal.Invalid("Body", "posts.already_deleted");
            if (text.Value is null) return text.Refusal!;
            if (text.Value.Body == post.Body && command.Files.IsEmpty) return post.Unchanged;
            // an old message is no way round a block
            if (await PrivateThread.IsShutAsync(db, command.By, thread)) return Refusal.Invalid("Body", "messages.not_reached");
            var (changed, fault) = await PostFiles.ChangeAsync(db, limits, command.By.Id, post.Id, command.Files);
            if (fault is not null) return fault;
            if (text.Value.Body == post.Body && !changed) return post.Unchanged;
            if (command.From != Mark(post.Body)) return Conflict;
            return await WriteAsync(db, command, found, text.Value);
        }, ct);
    }

    /// <summary>The first message of a live exchange becomes its summary, inside the transaction of its cause: who conducts it may, and what the announcement said is kept.</summary>
    internal async Task<Outcome<PostChange>> SummariseAsync(Db db, Member by, ThreadHead thread, PostText text, string from)
    {
        if (await ActedPost.FindAsync(db, thread.Id, 1) is not { DeletedAt: null } post) return Refusal.NotFound;
        if (text.Body == post.Body) return post.Unchanged;
        return from == Mark(post.Body) ? await WriteAsync(db, new(by, thread.Id, 1, text.Body, from, Settles: true), new(thread, post), text) : Conflict;
    }

    private static DateTimeOffset SilentUntil(Member by, ActedPost post) => by.Id == post.AuthorId && post.EditedAt is null ? post.CreatedAt + SilentWindow : DateTimeOffset.MinValue;

    private sealed record Found(ThreadHead Thread, ActedPost Post);

    private static async Task<Outcome<Found>> FindAsync(Db db, Member by, long threadId, long number)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await ActedPost.FindAsync(db, threadId, number) is not { } post) return Refusal.NotFound;
        return Can.EditPost(by, thread, post.AuthorId) ? new Found(thread, post) : Refusal.NotAllowed;
    }

    private async Task<Outcome<PostChange>> WriteAsync(Db db, Command command, Found found, PostText text)
    {
        var (by, (thread, post), now) = (command.By, found, clock.GetUtcNow());
        var silent = now <= SilentUntil(by, post) && !command.Settles;
        var version = await ThreadActivity.TouchAsync(db, thread.Id);
        // the text is compared again here: of two editors at once, PostgreSQL lets the second read before the first has written
        var written = await db.RunAsync("""
            update posts set body = @Body, html = @Html, renderer = @renderer, edited_at = cast(@editedAt as bigint), version = @version
            where id = @Id and body = @was and deleted_at is null
            """, new { text.Body, text.Html, renderer = (long)Markup.RendererVersion, editedAt = silent ? (DateTimeOffset?)null : now, version, post.Id, was = post.Body });
        if (written == 0) return Conflict;
        // a facilitator takes the name of somebody who is forgotten out of it: what it said before is kept nowhere
        if (await Traces.SettleAsync(db, post.Id, by.Id, now)) await db.RunAsync("delete from post_edits where post_id = @Id", new { post.Id });
        else if (!silent && text.Body != post.Body)
            await db.RunAsync("insert into post_edits (post_id, body, replaced_at, replaced_by) values (@Id, @Body, @now, @by)", new { post.Id, post.Body, now, by = by.Id });
        await NewPost.WriteMentionsAsync(db, post.Id, text.Body);
        await PostLinks.RewriteAsync(db, post.Id, thread.Id, text.Body);
        await SearchIndex.RewriteAsync(db, post.Id, post.Number == 1 ? thread.Title : "", text.Html);
        await Drafts.RemoveAsync(db, by.Id, Drafts.Edit(post.Id));
        if (by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostEdited, now) { ThreadId = thread.Id, Number = post.Number });
        return post.At(version);
    }
}
