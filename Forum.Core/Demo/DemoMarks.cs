using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>Writes what readers of the demo did with its threads: thanks, answers accepted, bons coups, pins and read marks.</summary>
internal sealed class DemoMarks(Db db, Places places, DemoPeople people, DateTimeOffset now)
{
    public async Task WriteAsync(DemoThreads.Written thread)
    {
        var source = thread.Ready.Source;
        var answered = false;
        for (var i = 0; i < source.Posts.Count; i++)
        {
            var (post, id, at) = (source.Posts[i], thread.PostIds[i], thread.Ready.Moments[i]);
            if (post.Merci.Count > 0) await PostMarks.ReactAsync(db, id, "Merci", Reactions(post.Merci, at));
            if (post.MoiAussi.Count > 0) await PostMarks.ReactAsync(db, id, "MeToo", Reactions(post.MoiAussi, at));
            if (post.BonCoup) await BonCoupRows.AddAsync(db, new(id, source.Id, (await FacilitatorAsync(source, post)).Id, NotAfterNow(at.AddHours(20))));
            if (!post.Accepted) continue;
            await PostMarks.AcceptAsync(db, id, source.Id, people[source.Author].Id, NotAfterNow(at.AddHours(1)));
            if (!answered) await ThreadActivity.SetAnsweredAsync(db, source.Id, NotAfterNow(at.AddHours(1)));
            answered = true;
        }
        await PinAsync(thread);
        await ReadAsync(thread);
    }

    private async Task PinAsync(DemoThreads.Written thread)
    {
        foreach (var pin in thread.Ready.Source.Pins)
        {
            var at = NotAfterNow(thread.Ready.Moments[pin.Post - 1].AddHours(22));
            await PinRows.PutAsync(db, new(thread.Ready.Source.Id, thread.PostIds[pin.Post - 1], new(places.Region(pin.Region)?.Id, places.Theme(pin.Theme)?.Id), people[pin.By].Id, at, null));
        }
    }

    /// <summary>Who thanked a post has read that far; the four accounts to try have read what stood in their regions and themes when they were last here.</summary>
    private async Task ReadAsync(DemoThreads.Written thread)
    {
        var posts = thread.Ready.Source.Posts;
        Dictionary<string, int> marks = [];
        for (var i = 0; i < posts.Count; i++)
            foreach (var key in posts[i].Merci.Concat(posts[i].MoiAussi)) marks[key] = i;
        foreach (var (key, days) in people.LastVisits)
        {
            var seen = thread.Ready.Moments.Count(m => m < now.AddDays(-days)) - 1;
            if (people.Follows(key, thread.RegionIds, thread.ThemeIds) && seen > marks.GetValueOrDefault(key, -1)) marks[key] = seen;
        }
        foreach (var (key, i) in marks) await ReadMarks.MoveAsync(db, people[key].Id, thread.Ready.Source.Id, i + 1, NotAfterNow(thread.Ready.Moments[i].AddHours(2)));
    }

    /// <summary>A facilitator of the thread who did not write the post; else the coordinator.</summary>
    private async Task<Member> FacilitatorAsync(DemoData.DemoThread source, DemoData.Post post)
    {
        var thread = (await ThreadHead.FindAsync(db, source.Id, people.Coordinator))!;
        return people.Facilitators.FirstOrDefault(f => f != people[post.By] && Can.MarkBonCoup(f, thread, 0)) ?? people.Coordinator;
    }

    /// <summary>One reader after the other, a quarter of an hour apart.</summary>
    private List<(long MemberId, DateTimeOffset At)> Reactions(IReadOnlyList<string> keys, DateTimeOffset written) =>
        [.. keys.Select((key, i) => (people[key].Id, NotAfterNow(written.AddMinutes(15 * (i + 1)))))];

    private DateTimeOffset NotAfterNow(DateTimeOffset at) => at < now ? at : now;
}
