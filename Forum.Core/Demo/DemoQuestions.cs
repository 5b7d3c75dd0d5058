using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>What time did to the questions of the demo by now, through the same rules as in a real place: peers invited, facilitators told, askers asked, one story given. No letter leaves for it.</summary>
internal sealed class DemoQuestions(Db db, DemoPeople people, DateTimeOffset now)
{
    public async Task WriteAsync(IReadOnlyList<DemoThreads.Written> threads)
    {
        // in the order in which their first working day ended, as who was asked for one is not asked for the next
        foreach (var thread in threads.Where(t => Kinds.Parse(t.Ready.Source.Kind) is ThreadKind.Question).OrderBy(t => t.Ready.Moments[0])) await WriteAsync(thread);
    }

    private async Task WriteAsync(DemoThreads.Written thread)
    {
        var (source, moments) = (thread.Ready.Source, thread.Ready.Moments);
        if (source.Posts.Any(p => p.Accepted))
        {
            await TellAsync(thread);
            return;
        }
        var replied = Enumerable.Range(1, source.Posts.Count - 1).Where(i => source.Posts[i].By != source.Author).Select(i => (DateTimeOffset?)moments[i]).FirstOrDefault();
        if (replied is { } at)
        {
            if (at + AskAskers.Reminder <= now) await QuestionRows.RemindedAsync(db, source.Id, at + AskAskers.Reminder);
            return;
        }
        var (one, two) = (WorkingHours.After(moments[0], WorkingHours.OneDay), WorkingHours.After(moments[0], WorkingHours.TwoDays));
        if (one <= now) await RouteQuestions.InviteAsync(db, source.Id, one, letters: false);
        if (two <= now) await QuestionRows.ToldAsync(db, source.Id, two);
    }

    /// <summary>What came of the answers, where the demo tells it.</summary>
    private async Task TellAsync(DemoThreads.Written thread)
    {
        var posts = thread.Ready.Source.Posts;
        for (var i = 0; i < posts.Count; i++)
        {
            if (!posts[i].News) continue;
            var (id, at) = (thread.PostIds[i], thread.Ready.Moments[i]);
            await PostActivity.PutLineAsync(db, id, new(LineAct.News, at));
            await QuestionRows.NewsAskedAsync(db, thread.Ready.Source.Id, at.AddDays(-1));
            await QuestionRows.NewsAsync(db, thread.Ready.Source.Id, id, at);
            await ValueStories.GiveAsync(db, id, people[posts[i].By].Id, at);
        }
    }
}
