using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Search;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A post as the live feed names it: another node can render and send it from this alone.</summary>
/// <param name="Version">of the thread, after this change</param>
public sealed record PostChange(long PostId, long ThreadId, long Number, long Version);

/// <summary>A member answers in a thread she may read. The same submission sent twice gives the first reply back. Masked authors stay masked in their own thread.</summary>
[UseCase]
public sealed class PostReply(Database database, FileLimits limits, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, string? Body, string SubmissionId, Language Language)
    {
        /// <summary>What goes with it.</summary>
        public GivenFiles Files { get; init; } = GivenFiles.None;
    }

    /// <summary>Replies looked at for one that says the same: a long thread is not read for a short one.</summary>
    private const long Latest = 50;

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var text = PostText.Check(command.Body);
        if (text.Value is null) return text.Refusal!;
        // before the transaction: everybody who writes waits for it
        var terms = TermsOf(text.Value);
        return await database.WriteAsync<PostChange>(db => InAsync(db, command, text.Value, terms), ct);
    }

    /// <summary>What a reply is found by; made before its transaction.</summary>
    internal static string TermsOf(PostText text) => Terms.Of(PlainText.Of(text.Html));

    /// <summary>The same inside another feature's transaction.</summary>
    /// <param name="terms"><see cref="TermsOf"/> of its text</param>
    /// <param name="line">stands under the new reply from its beginning; null for none</param>
    internal async Task<Outcome<PostChange>> InAsync(Db db, Command command, PostText text, string terms, ThreadLine? line = null)
    {
        if (!Submission.IsReadable(command.SubmissionId)) return Refusal.Invalid("", "publish.form_broken");
        var thread = await ThreadHead.FindAsync(db, command.ThreadId, command.By);
        if (thread is null) return Refusal.NotFound;
        var again = await db.FindAsync<PostChange>(
            "select id as post_id, thread_id, number, version from posts where author_id = @Id and submission_id = @SubmissionId", new { command.By.Id, command.SubmissionId });
        if (again is not null) return again;
        if (Submission.IsOurs(command.SubmissionId) && await SentAgainAsync(db, command, thread.LastNumber, text.Body) is { } sent) return sent;
        if (!Can.Reply(command.By, thread)) return Refusal.Invalid("Body", "posts.thread_closed");
        if (await PrivateThread.IsShutAsync(db, command.By, thread)) return Refusal.Invalid("Body", "messages.not_reached");
        if (thread.Kind is ThreadKind.Live && await ExchangeRows.IsMutedAsync(db, thread.Id, command.By.Id)) return Refusal.Invalid("Body", "exchanges.muted");
        if (await WaitAsync(db, command.By, thread) is > 0 and var seconds) return thread.SlowSeconds < 60 ? Refusal.Invalid("Body", "posts.slow_seconds") with { Count = seconds } : Refusal.Invalid("Body", "posts.slow") with { Count = (seconds + 59) / 60 };
        var posted = await WriteAsync(db, command, thread, text, terms);
        if (posted.Value is { } reply && line is not null) await PostActivity.PutLineAsync(db, reply.PostId, line);
        return posted;
    }

    /// <summary>Her last reply among the latest there, where it says the same and is minutes old: sent again (<see cref="Submission.Again"/>).</summary>
    private Task<PostChange?> SentAgainAsync(Db db, Command command, long lastNumber, string body) => db.FindAsync<PostChange>("""
        select p.id as post_id, p.thread_id, p.number, p.version from posts p
        where p.thread_id = @ThreadId and p.author_id = @Id and p.body = @body and p.deleted_at is null and p.created_at > @since
            and p.number = (select max(last.number) from posts last where last.thread_id = @ThreadId and last.number > @latest and last.author_id = @Id)
        """, new { command.ThreadId, command.By.Id, body, latest = lastNumber - Latest, since = clock.GetUtcNow() - Submission.Again });

    /// <summary>In a thread that facilitators slowed, a member waits between two of her replies, so many seconds from now, the last one whole; they do not wait.</summary>
    private async Task<long> WaitAsync(Db db, Member by, ThreadHead thread)
    {
        if (thread.SlowSeconds == 0 || Can.Facilitate(by, thread)) return 0;
        var (now, slow) = (clock.GetUtcNow(), TimeSpan.FromSeconds(thread.SlowSeconds));
        var last = await db.FindAsync<Last>("select created_at from posts where thread_id = @ThreadId and author_id = @by and number > 1 and moved_to is null and created_at > @since order by created_at desc limit 1", new { ThreadId = thread.Id, by = by.Id, since = now - slow });
        return last is null ? 0 : (long)Math.Ceiling((last.CreatedAt + slow - now).TotalSeconds);
    }

    private sealed record Last(DateTimeOffset CreatedAt);

    private async Task<Outcome<PostChange>> WriteAsync(Db db, Command command, ThreadHead thread, PostText text, string terms)
    {
        var next = await ThreadActivity.NextPostAsync(db, thread.Id, clock.GetUtcNow());
        var shownName = command.By.Id == thread.AuthorId ? thread.ShownName : null;
        var id = await NewPost.WriteAsync(db, new(thread.Id, next.LastNumber, next.Version, command.By.Id, shownName, text.Body, text.Html, command.Language, command.SubmissionId, next.LastPostAt, Terms: terms));
        if ((await PostFiles.ChangeAsync(db, limits, command.By.Id, id, command.Files)).Refusal is { } refusal) return refusal;
        if (thread.Audience is Audience.People) await PrivateLetters.TellAllAsync(db, new(thread.Id, thread.AuthorId, next.LastNumber, command.By.Id, clock.GetUtcNow()));
        await Drafts.RemoveAsync(db, command.By.Id, Drafts.Reply(thread.Id));
        return new PostChange(id, thread.Id, next.LastNumber, next.Version);
    }
}
