using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A facilitator makes a thread of its own of messages that talk of something else. It stands where the old one stands, for the same readers; the author of the first message is its author.</summary>
[UseCase]
public sealed class SplitThread(Database database, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, IReadOnlyCollection<long> Numbers, string? Title);

    public Task<Outcome<PostsMoved>> RunAsync(Command command, CancellationToken ct)
    {
        var title = Input.CleanLine(command.Title);
        return database.WriteAsync<PostsMoved>(async db =>
        {
            var by = command.By;
            if (!by.IsSignedIn) return Refusal.NotAllowed;
            if (await ThreadHead.FindAsync(db, command.ThreadId, by) is not { } from) return Refusal.NotFound;
            if (!Can.Facilitate(by, from)) return Refusal.NotAllowed;
            var (posts, fault) = await MovePosts.ChosenAsync(db, from, command.Numbers);
            if (posts is null) return fault!;
            if (Input.Fault(title, PublishThread.MaxTitle) is { } wrong) return Refusal.Invalid("Title", wrong is "input.empty" ? "publish.title_missing" : wrong is "input.too_long" ? "publish.title_too_long" : wrong);
            if (await SameReaders.FaultAsync(db, from, from) is { } refusal) return refusal with { Field = "Numbers" };
            // open to everybody is what an author consented to, for a thread of hers
            if (from.Audience is Audience.Public && posts[0].AuthorId != from.AuthorId) return Refusal.Invalid("Numbers", "moderation.public_stays");
            var now = clock.GetUtcNow();
            var to = await NewThread.SplitAsync(db, from, title, posts[0].AuthorId, Languages.Parse(posts[0].Lang), now);
            var moved = await PostMoves.RunAsync(db, await PostMoves.BeginAsync(db, MoveKind.Split, from.Id, to, by.Id, now), posts, title);
            await PostActivity.AddLineAsync(db, from.Id, new(LineAct.MovedOut, now, posts.Count));
            await PostActivity.AddLineAsync(db, to, new(LineAct.MovedIn, now, posts.Count));
            await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ThreadSplit, now) { ThreadId = from.Id, Number = posts[0].Number, SubjectId = to });
            return moved;
        }, ct);
    }
}
