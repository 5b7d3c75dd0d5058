using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>What the thread of an open question says beside its posts: where it stands, and what this reader is asked.</summary>
[UseCase]
public sealed class ReadQuestion(Database database, QuestionStates states, TimeProvider clock)
{
    /// <param name="Asked">her own invitation, while it waits for her</param>
    public sealed record View(QuestionFacts Facts, NextStep Next, Invitation? Asked);

    /// <summary>Null where the thread is no open question; nothing is asked of the store then.</summary>
    public async Task<View?> RunAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        if (!reader.IsSignedIn || thread.Kind is not ThreadKind.Question || thread.AnsweredAt is not null || thread.ClosedAt is not null) return null;
        await using var db = await database.ReadAsync(ct);
        if (!(await states.OfAsync(db, [thread.Id])).TryGetValue(thread.Id, out var facts)) return null;
        var asked = facts.Invited == 0 ? null : await Invitation.OfMemberAsync(db, thread.Id, reader.Id);
        return new(facts, facts.Next(clock.GetUtcNow()), asked is { IsWaiting: true } ? asked : null);
    }
}
