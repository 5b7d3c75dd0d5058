using System.Globalization;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

public enum MoveKind { Posts, Split, Merge }

/// <summary>What moving messages changed, for the live feed.</summary>
/// <param name="MoveId">by which it is undone</param>
/// <param name="From">the thread they left, at its new version</param>
/// <param name="To">the first of them, where it stands now</param>
public sealed record PostsMoved(long MoveId, PostChange From, PostChange To);

/// <summary>
/// A post goes from one thread into another: the row itself moves, so that its id, reactions, marks and history go with it, to the next number there.
/// At its old number it leaves a row that counts as deleted and names it; so numbers have no gap and old addresses lead on.
/// </summary>
internal static class PostMoves
{
    /// <summary>Messages in one move: they are written in one transaction.</summary>
    public const int Most = 500;

    internal sealed record Move(long Id, long From, long To, long By, DateTimeOffset Now);

    internal sealed record Row(long Id, long Number, long AuthorId, string Html, string Lang, DateTimeOffset CreatedAt, DateTimeOffset? WrittenAt, bool Stands);

    private const string Columns = "id, number, author_id, html, lang, created_at, written_at, case when deleted_at is null then true else false end as stands";

    public static async Task<Move> BeginAsync(Db db, MoveKind kind, long from, long to, long by, DateTimeOffset now) => new(await db.OneAsync<long>("""
        insert into thread_moves (kind, from_thread, to_thread, moved_by, moved_at) values (@kind, @from, @to, @by, @now) returning id
        """, new { kind = kind.ToString(), from, to, by, now }), from, to, by, now);

    /// <summary>The messages that stand, by number, which is their order in time.</summary>
    public static Task<List<Row>> FindAsync(Db db, long threadId, IReadOnlyCollection<long>? numbers) => numbers is null
        ? db.ListAsync<Row>($"select {Columns} from posts where thread_id = @threadId and deleted_at is null order by number limit @most", new { threadId, most = Most + 1L })
        : db.ListAsync<Row>($"select {Columns} from posts where thread_id = @threadId and deleted_at is null and number in @numbers order by number", new { threadId, numbers = numbers.ToArray() });

    /// <param name="titleOfFirst">of the thread they go to, where the first of them opens it; empty else</param>
    public static async Task<PostsMoved> RunAsync(Db db, Move move, IReadOnlyList<Row> posts, string titleOfFirst = "")
    {
        var left = await ThreadActivity.TouchAsync(db, move.From);
        PostChange? first = null;
        foreach (var post in posts)
        {
            var next = await ThreadActivity.NextPostAsync(db, move.To, move.Now);
            await LeaveAsync(db, move, post.Id, new(move.From, post.Number, left));
            await db.RunAsync("""
                update posts set thread_id = @To, number = @LastNumber, version = @Version, created_at = @LastPostAt, written_at = coalesce(written_at, created_at) where id = @Id
                """, new { move.To, next.LastNumber, next.Version, next.LastPostAt, post.Id });
            await db.RunAsync("""
                insert into moved_posts (move_id, post_id, from_number, to_number, created_at, written_at) values (@move, @Id, @Number, @LastNumber, @CreatedAt, @WrittenAt)
                """, new { move = move.Id, post.Id, post.Number, next.LastNumber, post.CreatedAt, post.WrittenAt });
            await CountOutAsync(db, move.From, post.Number, post.CreatedAt);
            await RegionCounters.CountPostAsync(db, move.To, next.LastPostAt, 1);
            await TakeAlongAsync(db, post, move.To, next.LastNumber == 1 ? titleOfFirst : "");
            first ??= new(post.Id, move.To, next.LastNumber, next.Version);
        }
        await AcceptAnswer.CountAsync(db, move.From);
        await AcceptAnswer.CountAsync(db, move.To);
        return new(move.Id, new(0, move.From, posts[0].Number, left), first!);
    }

    internal sealed record Moved(long PostId, long FromNumber, long ToNumber, DateTimeOffset CreatedAt, DateTimeOffset? WrittenAt);

    /// <summary>All of a move go back to their old numbers, and leave such rows behind in their turn. Null where one of them went on since, or is not where it was put.</summary>
    public static async Task<PostsMoved?> UndoAsync(Db db, Move move, string titleOfFirst)
    {
        var moved = await db.ListAsync<Moved>("select post_id, from_number, to_number, created_at, written_at from moved_posts where move_id = @Id order by from_number", new { move.Id });
        var (back, left) = (await ThreadActivity.TouchAsync(db, move.From), await ThreadActivity.TouchAsync(db, move.To));
        foreach (var one in moved)
        {
            if (await db.FindAsync<Row>($"select {Columns} from posts where id = @PostId and thread_id = @To and number = @ToNumber", new { one.PostId, move.To, one.ToNumber }) is not { } post) return null;
            var lines = await db.FindAsync<string>("delete from posts where thread_id = @From and number = @FromNumber and moved_to = @PostId returning lines", new { move.From, one.FromNumber, one.PostId });
            await LeaveAsync(db, move, post.Id, new(move.To, one.ToNumber, left));
            await db.RunAsync("update posts set thread_id = @From, number = @FromNumber, version = @back, created_at = @CreatedAt, written_at = @WrittenAt, lines = @lines where id = @PostId",
                new { move.From, one.FromNumber, back, one.CreatedAt, one.WrittenAt, lines = lines ?? "", one.PostId });
            if (post.Stands)
            {
                await CountOutAsync(db, move.To, one.ToNumber, post.CreatedAt);
                if (one.FromNumber > 1) await ThreadActivity.ChangeReplyCountAsync(db, move.From, 1);
                await RegionCounters.CountPostAsync(db, move.From, one.CreatedAt, 1);
            }
            await TakeAlongAsync(db, post, move.From, one.FromNumber == 1 ? titleOfFirst : "");
        }
        await AcceptAnswer.CountAsync(db, move.From);
        await AcceptAnswer.CountAsync(db, move.To);
        await db.RunAsync("update thread_moves set undone_at = @Now where id = @Id", new { move.Now, move.Id });
        return new(move.Id, new(0, move.To, moved[0].ToNumber, left), new(moved[0].PostId, move.From, moved[0].FromNumber, back));
    }

    private sealed record Place(long ThreadId, long Number, long Version);

    /// <summary>What stays at the number, in the author's name and with the moment that the post had there: the thread's last activity and the readers' marks stand.</summary>
    private static async Task LeaveAsync(Db db, Move move, long postId, Place place)
    {
        // the number is the post's own until it goes: it goes aside first
        await db.RunAsync("update posts set number = -id where id = @postId", new { postId });
        await db.RunAsync("""
            insert into posts (thread_id, number, author_id, shown_name, body, html, renderer, lang, submission_id, created_at, deleted_at, deleted_by, version, moved_to, lines)
            select thread_id, cast(@Number as bigint), author_id, shown_name, '', '', renderer, lang, @submission, created_at, cast(@Now as bigint), cast(@By as bigint), cast(@Version as bigint), id, lines
            from posts where id = @postId
            """, new { place.Number, submission = string.Create(CultureInfo.InvariantCulture, $"moved-{move.Id}-{postId}-{place.ThreadId}"), move.Now, move.By, place.Version, postId });
        await db.RunAsync("update posts set lines = '' where id = @postId", new { postId });
    }

    private static async Task CountOutAsync(Db db, long threadId, long number, DateTimeOffset createdAt)
    {
        if (number > 1) await ThreadActivity.ChangeReplyCountAsync(db, threadId, -1);
        await RegionCounters.CountPostAsync(db, threadId, createdAt, -1);
    }

    /// <summary>What stands on the post and names its thread.</summary>
    private static async Task TakeAlongAsync(Db db, Row post, long threadId, string title)
    {
        await db.RunAsync("update accepted_answers set thread_id = @threadId where post_id = @Id", new { threadId, post.Id });
        await BonCoupRows.MoveAsync(db, post.Id, threadId);
        await PostLinks.MoveAsync(db, post.Id, threadId);
        if (post.Stands) await SearchIndex.RewriteAsync(db, post.Id, title, post.Html);
    }
}
