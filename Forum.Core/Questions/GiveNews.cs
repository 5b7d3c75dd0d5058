using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>« Qu’est-ce que ça a donné? »: the asker says it once, from twenty-one days after an answer was accepted. It is a reply of hers in the thread, under the name or the mask she has there, and with her consent a value story.</summary>
[UseCase]
public sealed class GiveNews(Database database, PostReply reply, TimeProvider clock)
{
    /// <param name="Story">she ticked the box that lets the place use it</param>
    public sealed record Command(Member By, long ThreadId, string? Body, string SubmissionId, Language Language, bool Story);

    /// <param name="NewsAt">when she said it; null while she has not</param>
    /// <param name="Story">the place may use it</param>
    public sealed record View(ThreadHead Thread, DateTimeOffset? NewsAt, long Number, bool Story);

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var text = PostText.Check(command.Body);
        if (text.Value is null) return text.Refusal!;
        var terms = PostReply.TermsOf(text.Value);
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, command.By) is not { } thread) return Refusal.NotFound;
            if (!Can.AcceptAnswer(command.By, thread)) return Refusal.NotAllowed;
            var now = clock.GetUtcNow();
            if (!IsDue(thread, now)) return Refusal.Invalid("", "questions.news_early");
            var said = await StandsAsync(db, thread.Id);
            var posted = await reply.InAsync(db, new(command.By, thread.Id, command.Body, command.SubmissionId, command.Language), text.Value, terms, said is null ? new(LineAct.News, now) : null);
            if (posted.Value is not { } post) return posted;
            if (said is not null) return said.PostId == post.PostId ? post : Refusal.Invalid("", "questions.news_given");
            await QuestionRows.NewsAsync(db, thread.Id, post.PostId, now);
            if (command.Story) await ValueStories.GiveAsync(db, post.PostId, command.By.Id, now);
            return post;
        }, ct);
    }

    /// <summary>The form, for the asker alone.</summary>
    public async Task<Outcome<View>> OpenAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        if (!Can.AcceptAnswer(by, thread)) return Refusal.NotAllowed;
        var said = await StandsAsync(db, threadId);
        if (said is null && !IsDue(thread, clock.GetUtcNow())) return Refusal.NotFound;
        return new View(thread, said?.NewsAt, said?.Number ?? 0, said is not null && await ValueStories.StandsAsync(db, said.PostId));
    }

    /// <summary>Whether the thread asks its author; known from the thread alone.</summary>
    public static bool IsAsked(Member reader, ThreadHead thread, DateTimeOffset now) => Can.AcceptAnswer(reader, thread) && IsDue(thread, now);

    private static bool IsDue(ThreadHead thread, DateTimeOffset now) => thread.Audience is not Audience.People && thread.ClosedAt is null && thread.AnsweredAt is { } at && at + AskAskers.News <= now;

    /// <summary>Her news, while they stand.</summary>
    private static Task<Said?> StandsAsync(Db db, long threadId) => db.FindAsync<Said>(
        "select p.id as post_id, p.number, s.news_at from question_steps s join posts p on p.id = s.news_post_id where s.thread_id = @threadId and p.deleted_at is null", new { threadId });

    private sealed record Said(long PostId, long Number, DateTimeOffset NewsAt);
}
