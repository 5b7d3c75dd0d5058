using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A facilitator puts messages where they belong: behind those of another thread that she facilitates too, and that the same people read. The opening message stays: with it the whole thread goes (<see cref="MergeThreads"/>).</summary>
[UseCase]
public sealed class MovePosts(Database database, TimeProvider clock)
{
    /// <param name="To">id of the thread they go to</param>
    public sealed record Command(Member By, long ThreadId, IReadOnlyCollection<long> Numbers, long To);

    public Task<Outcome<PostsMoved>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostsMoved>(async db =>
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, command.ThreadId, by) is not { } from) return Refusal.NotFound;
        if (!Can.Facilitate(by, from)) return Refusal.NotAllowed;
        var (posts, fault) = await ChosenAsync(db, from, command.Numbers);
        if (posts is null) return fault!;
        if (command.To == from.Id || await ThreadHead.FindAsync(db, command.To, by) is not { } to || !Can.Facilitate(by, to)) return Refusal.Invalid("To", "moderation.to_unknown");
        if (await SameReaders.FaultAsync(db, from, to) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var moved = await PostMoves.RunAsync(db, await PostMoves.BeginAsync(db, MoveKind.Posts, from.Id, to.Id, by.Id, now), posts);
        await PostActivity.AddLineAsync(db, from.Id, new(LineAct.MovedOut, now, posts.Count));
        await PostActivity.AddLineAsync(db, to.Id, new(LineAct.MovedIn, now, posts.Count));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostsMoved, now) { ThreadId = from.Id, Number = posts[0].Number, SubjectId = to.Id });
        return moved;
    }, ct);

    /// <summary>Those that were ticked, and stand.</summary>
    internal static async Task<Outcome<List<PostMoves.Row>>> ChosenAsync(Db db, ThreadHead from, IReadOnlyCollection<long> numbers)
    {
        if (numbers.Count == 0) return Refusal.Invalid("Numbers", "moderation.none_chosen");
        if (numbers.Contains(1)) return Refusal.Invalid("Numbers", "moderation.first_stays");
        if (numbers.Count > PostMoves.Most) return Refusal.Invalid("Numbers", "moderation.too_many");
        var posts = await PostMoves.FindAsync(db, from.Id, numbers);
        return posts.Count == numbers.Distinct().Count() ? posts : Refusal.Invalid("Numbers", "moderation.gone_meanwhile");
    }
}
