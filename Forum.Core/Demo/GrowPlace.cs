using System.Diagnostics.CodeAnalysis;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>
/// Fills a store for measurements with any number of threads, replies and members, uneven as in life: the same numbers and seed give the same data, up to the moment it is made.
/// Refused where members stand already: nothing of anybody's is mixed with it.
/// </summary>
[UseCase]
[SuppressMessage("Security", "CA5394", Justification = "The same seed must give the same data.")]
public sealed class GrowPlace(Database database, Places places, TimeProvider clock)
{
    private const int PostsAWrite = 20_000;
    private static readonly TimeSpan Span = TimeSpan.FromDays(3 * 365);
    private static readonly (ThreadKind Kind, int Share)[] KindShares = [(ThreadKind.Question, 45), (ThreadKind.Discussion, 25), (ThreadKind.BonCoup, 8), (ThreadKind.Tool, 8), (ThreadKind.Announcement, 5), (ThreadKind.Funding, 4), (ThreadKind.Training, 5)];

    /// <param name="Replies">in all threads together, besides their opening messages</param>
    /// <param name="PasswordHash">of every account; null: none can sign in</param>
    public sealed record Command(int Threads, int Replies, int Members, int Seed, string? PasswordHash);

    /// <param name="progress">told how many posts are written</param>
    public async Task<Outcome<Done>> RunAsync(Command command, Action<long> progress, CancellationToken ct)
    {
        await using (var db = await database.ReadAsync(ct))
        {
            if (await MemberRows.AnyAsync(db)) return new Refusal(RefusalKind.Conflict, "demo.not_empty");
        }
        var (now, random, texts) = (clock.GetUtcNow(), new Random(command.Seed), new GrowTexts(command.Seed));
        var members = (await database.FillAsync<long[]>(async db => await new GrowPeople(db, places, random, command.PasswordHash).WriteAsync(command.Members, now - Span), ct)).Value!;
        await database.FillAsync<Done>(async db =>
        {
            await Policy.WriteAsync(db, Policy.Invented);
            return default(Done);
        }, ct);
        var sizes = GrowSizes.Of(command.Threads, command.Replies, random);
        var (written, next) = (0L, 0);
        List<WholeThread.Row> Following()
        {
            List<WholeThread.Row> together = [];
            for (var posts = 0; next < sizes.Length && posts < PostsAWrite; posts += sizes[next++] + 1) together.Add(Thread(new(next, sizes[next], command.Threads), random, texts, members, now));
            return together;
        }
        for (var together = Following(); together.Count > 0;)
        {
            var following = Task.Run(Following, CancellationToken.None);
            await WriteAsync(together, ct);
            progress(written += together.Sum(t => (long)t.Posts.Count));
            together = await following;
        }
        return default(Done);
    }

    private Task WriteAsync(List<WholeThread.Row> together, CancellationToken ct) => database.FillAsync<Done>(async db =>
    {
        await WholeThread.WriteAsync(db, together);
        return default(Done);
    }, ct);

    private readonly record struct Position(int Index, int Replies, int Threads);

    private WholeThread.Row Thread(Position at, Random random, GrowTexts texts, long[] members, DateTimeOffset now)
    {
        var kind = Kind(random.Next(100));
        var start = now - Span + (Span * ((double)at.Index / at.Threads));
        // long threads fill their whole life; in the others people answer within hours or days
        var gap = at.Replies > 200 ? (now - start) / (at.Replies + 1) : TimeSpan.FromHours(5);
        var posts = new WholeThread.Post[at.Replies + 1];
        for (var i = 0; i < posts.Length; i++)
        {
            var author = Author(random, members);
            posts[i] = Post(random, texts, author, members, start < now ? start : now);
            start += at.Replies > 200 ? gap : gap * -Math.Log(1 - random.NextDouble());
        }
        int? accepted = kind is ThreadKind.Question && at.Replies > 0 && random.Next(10) < 6 ? random.Next(Math.Min(at.Replies, 10)) + 2 : null;
        return new(kind, texts.Title(random, kind is ThreadKind.Question), Some(random, [.. places.Regions.Select(r => r.Id)]), Some(random, [.. places.Themes.Select(t => t.Id)]),
            random.Next(50) switch { 0 => Audience.Public, 1 => Audience.Regions, _ => Audience.Members }, Language.French, posts, accepted);
    }

    private static WholeThread.Post Post(Random random, GrowTexts texts, long author, long[] members, DateTimeOffset at)
    {
        var text = texts[random.Next(GrowTexts.Count)];
        var submission = new byte[16];
        random.NextBytes(submission);
        long[] thanks = random.Next(7) == 0 ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Author(random, members)).Where(m => m != author).Distinct()] : [];
        return new(author, text.Post, text.Terms, new Guid(submission).ToString(), at, thanks);
    }

    /// <summary>A tenth of the members write most of it; the first writes nothing.</summary>
    private static long Author(Random random, long[] members) => members[1 + (int)((members.Length - 1) * Math.Pow(random.NextDouble(), 3))];

    /// <summary>The first places of the list are the busiest; one thread in five stands in a second.</summary>
    private static List<long> Some(Random random, long[] ids)
    {
        List<long> some = [ids[(int)(ids.Length * Math.Pow(random.NextDouble(), 2))]];
        if (random.Next(5) == 0 && ids[random.Next(ids.Length)] is var second && second != some[0]) some.Add(second);
        return some;
    }

    private static ThreadKind Kind(int percent)
    {
        foreach (var (kind, share) in KindShares)
        {
            if (percent < share) return kind;
            percent -= share;
        }
        return ThreadKind.Discussion;
    }
}
