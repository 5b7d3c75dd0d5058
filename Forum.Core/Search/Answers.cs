using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Search;

/// <summary>A thread that answers a query, by its best post.</summary>
internal sealed record Answer(long ThreadId, long PostId);

/// <summary>
/// The threads that answer a query, the best first: those where everything that was asked stands somewhere, in whatever post; where there are
/// none, those where most of it stands. Its cost is bounded: the latest posts for each thing asked, and of a common word those of the likeliest threads.
/// </summary>
internal sealed class Answers
{
    /// <summary>A post that says it by another name answers less than one that says what was typed.</summary>
    private const double OtherName = 0.5;

    /// <summary>How many threads are looked through for a word too common for its latest posts to say enough.</summary>
    private const int LookedThrough = 100;

    private readonly List<Thing> _things;

    private Answers(List<Thing> things) => _things = things;

    /// <summary>One thing asked and the posts where it stands.</summary>
    /// <param name="Cut">there are older posts, not looked at</param>
    private sealed record Thing(Wanted Wanted, List<Match> Posts, bool Cut)
    {
        public Dictionary<long, double> Threads() => Posts.GroupBy(post => post.ThreadId).ToDictionary(posts => posts.Key, posts => posts.Max(post => post.Score));
    }

    /// <summary>What was asked and stands nowhere that this reader may read.</summary>
    public IEnumerable<Wanted> Missing => _things.Where(thing => thing.Posts.Count == 0).Select(thing => thing.Wanted);

    public IReadOnlyList<Answer> Threads { get; private set; } = [];

    public static async Task<Answers> FindAsync(Db db, Member reader, IReadOnlyList<Wanted> wanted)
    {
        var things = new List<Thing>();
        foreach (var one in wanted) things.Add(await ThingAsync(db, reader, one));
        var answers = new Answers(things);
        if (things.Count == 0) return answers;
        await answers.LookThroughAsync(db);
        answers.Threads = answers.Ranked();
        return answers;
    }

    private static async Task<Thing> ThingAsync(Db db, Member reader, Wanted wanted)
    {
        var asked = await Matches.OfAllAsync(db, reader, wanted.Terms);
        var others = await Matches.OfPhrasesAsync(db, reader, wanted.Others);
        var posts = asked.Concat(others.Select(post => post with { Score = post.Score * OtherName }))
            .GroupBy(post => post.PostId).Select(same => same.First() with { Score = same.Sum(post => post.Score) }).ToList();
        return new(wanted, posts, asked.Count == Matches.Most || others.Count == Matches.Most);
    }

    // the thing that is said least leads to the threads; whether they say the common ones too is looked up there
    private async Task LookThroughAsync(Db db)
    {
        var rarest = _things.MinBy(thing => (thing.Cut, thing.Posts.Count))!;
        var candidates = rarest.Posts.OrderByDescending(post => post.PostId).Select(post => post.ThreadId).Distinct().Take(LookedThrough).ToList();
        foreach (var thing in _things.Where(thing => thing.Cut && thing != rarest))
        {
            var known = thing.Posts.Select(post => post.ThreadId).ToHashSet();
            thing.Posts.AddRange(await Matches.WithinAsync(db, [.. candidates.Where(id => !known.Contains(id))], thing.Wanted));
        }
    }

    private List<Answer> Ranked()
    {
        var byThing = _things.ConvertAll(thing => thing.Threads());
        var best = _things.SelectMany(thing => thing.Posts).GroupBy(post => post.PostId)
            .Select(same => (Said: same.Count(), Post: same.First() with { Score = same.Sum(post => post.Score) }))
            .GroupBy(one => one.Post.ThreadId).Select(posts => posts.MaxBy(one => (one.Said, one.Post.Score, -one.Post.Number)).Post);
        var ranked = best.Select(post => (Post: post, Said: byThing.Count(threads => threads.ContainsKey(post.ThreadId)),
            Score: post.Score + byThing.Sum(threads => threads.GetValueOrDefault(post.ThreadId)))).ToList();
        var whole = ranked.Exists(thread => thread.Said == _things.Count);
        return [.. ranked.Where(thread => !whole || thread.Said == _things.Count)
            .OrderByDescending(thread => thread.Said).ThenByDescending(thread => thread.Score).ThenByDescending(thread => thread.Post.PostId)
            .Select(thread => new Answer(thread.Post.ThreadId, thread.Post.PostId))];
    }
}
