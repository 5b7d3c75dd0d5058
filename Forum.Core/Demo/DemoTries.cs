using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Dossiers;
using Forum.Core.Polls;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Core.Tries;

namespace Forum.Core.Demo;

/// <summary>What groups of the demo tell of having tried, and whose cards may stand in the year’s booklet. No letter leaves for it.</summary>
internal sealed record DemoTries(IReadOnlyList<DemoTries.Told> Tries, IReadOnlyList<long> Booklet, DemoTries.DemoDossier Dossier)
{
    /// <param name="Thread">whose first message was tried</param>
    internal sealed record Told(long Thread, string By, string Outcome, string Note);

    /// <param name="Updates">numbers of its messages that are dated updates</param>
    /// <param name="Votes">who chose which answer of its poll, from 0</param>
    internal sealed record DemoDossier(long Thread, IReadOnlyList<int> Updates, string Question, IReadOnlyList<string> Choices, IReadOnlyDictionary<string, long> Votes);

    public static async Task WriteAsync(Db db, DemoPeople people, IReadOnlyList<DemoThreads.Written> threads, DateTimeOffset now)
    {
        var data = DemoData.Open<DemoTries>("demo-tries.json");
        foreach (var group in data.Tries.GroupBy(t => t.Thread))
        {
            var thread = threads.First(t => t.Ready.Source.Id == group.Key);
            // one after the other, from the day after it was shared
            foreach (var (told, n) in group.Select((told, n) => (told, n)))
            {
                var at = thread.Ready.Moments[0].AddDays(1 + n);
                await TryRows.PutAsync(db, thread.PostIds[0], people[told.By].Id, ToldTry.Parse(told.Outcome) ?? throw new FormatException(told.Outcome), told.Note, at < now ? at : now);
            }
            await PostActivity.CountTriesAsync(db, thread.PostIds[0], await ThreadActivity.TouchAsync(db, group.Key));
        }
        await WriteAsync(db, people, threads.First(t => t.Ready.Source.Id == data.Dossier.Thread), data.Dossier);
        foreach (var id in data.Booklet) await CoupConsents.AnswerAsync(db, threads.First(t => t.Ready.Source.Id == id).PostIds[0], card: true, booklet: true, now);
    }

    private static async Task WriteAsync(Db db, DemoPeople people, DemoThreads.Written thread, DemoDossier dossier)
    {
        var (maker, asked) = (people[thread.Ready.Source.Author].Id, thread.Ready.Moments[^1]);
        foreach (var number in dossier.Updates) await MarkUpdate.AddAsync(db, thread.PostIds[number - 1], maker, thread.Ready.Moments[number - 1]);
        var poll = await PollRows.AddAsync(db, new(dossier.Thread, dossier.Question, CountsShown: true, maker, asked), dossier.Choices);
        foreach (var (key, position) in dossier.Votes) await PollRows.VoteAsync(db, poll, people[key].Id, position, asked);
    }
}
