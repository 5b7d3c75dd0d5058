using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Search;
using Forum.Tests.Data;

namespace Forum.Tests.Demo;

/// <summary>Data for measurements is what publishing and replying would have left: counters, search rows and read marks agree with the posts.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class GrowPlaceTests(Dialect dialect)
{
    private static readonly GrowPlace.Command Asked = new(Threads: 60, Replies: 900, Members: 40, Seed: 7, PasswordHash: null);

    private ForumApp _app = null!;

    [OneTimeSetUp]
    public async Task Grow()
    {
        _app = new(dialect);
        List<long> told = [];
        World.Done(await _app.Get<GrowPlace>().RunAsync(Asked, told.Add, default));
        Assert.That(told, Is.Ordered.Ascending.And.Not.Empty);
        Assert.That(told[^1], Is.EqualTo(960));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    [Test]
    public async Task There_is_as_much_of_everything_as_was_asked()
    {
        Assert.That((await CountAsync("threads"), await CountAsync("posts"), await CountAsync("members")), Is.EqualTo((60L, 960L, 40L)));
        Assert.That(await CountAsync("posts where length(body) < 40 or html not like '<p dir=_auto_>%'"), Is.Zero);
    }

    [Test]
    public async Task Nothing_disagrees()
    {
        Assert.That(await _app.ReadAsync(Truth.FaultsAsync), Is.Empty);
        Assert.That(await CountAsync("members m join posts p on p.author_id = m.id where m.email = 'membre1@grow.test'"), Is.Zero);
    }

    [Test]
    public async Task Every_post_is_found_by_its_words()
    {
        var post = await _app.ReadAsync(db => db.OneAsync<Found>("select id, thread_id, body from posts order by id desc limit 1"));
        var word = Terms.Query(post.Body).OrderByDescending(t => t.Length).First();
        Assert.That(await CountAsync("search_posts"), Is.EqualTo(960));
        Assert.That(await _app.ReadAsync(db => Posts.TestSearch.FindAsync(db, word, post.ThreadId)), Is.GreaterThan(0));
    }

    [Test]
    public async Task The_doctor_has_nothing_to_say() => Assert.That(await Doctor.Examination.OfAsync(_app), Is.Empty);

    [Test]
    public async Task The_same_seed_gives_the_same_data()
    {
        await using var other = new ForumApp(dialect);
        World.Done(await other.Get<GrowPlace>().RunAsync(Asked, _ => { }, default));
        const string all = "select t.title || ' ' || cast(p.number as text) || ' ' || p.submission_id || ' ' || p.body as post from posts p join threads t on t.id = p.thread_id order by p.id";
        Assert.That(await other.ReadAsync(db => db.ListAsync<string>(all)), Is.EqualTo(await _app.ReadAsync(db => db.ListAsync<string>(all))));
    }

    [Test]
    public async Task A_store_that_holds_members_is_refused_and_left_as_it_is()
    {
        Assert.That((await _app.Get<GrowPlace>().RunAsync(Asked, _ => { }, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(await CountAsync("posts"), Is.EqualTo(960));
    }

    [Test]
    public void One_thread_is_long_and_the_sizes_add_up()
    {
        var sizes = GrowSizes.Of(threads: 500, replies: 20_000, new Random(3));
        Assert.That((sizes.Sum(), sizes.Max()), Is.EqualTo((20_000, GrowSizes.Longest)));
        Assert.That(sizes, Is.All.GreaterThanOrEqualTo(0));
        // most threads have few replies: fewer than the mean
        Assert.That(sizes.Count(s => s < 20_000 / 500), Is.GreaterThan(sizes.Length / 2));
        Assert.That(GrowSizes.Of(threads: 1, replies: 5, new Random(3)), Is.EqualTo(new[] { 5 }));
        Assert.That(GrowSizes.Of(threads: 9, replies: 0, new Random(3)), Is.All.Zero);
    }

    [Test]
    public void Texts_are_many_and_long_and_of_many_words()
    {
        var texts = new GrowTexts(3);
        var bodies = Enumerable.Range(0, GrowTexts.Count).Select(n => texts[n].Post.Body).ToList();
        Assert.That(bodies.Distinct().Count(), Is.EqualTo(GrowTexts.Count).And.GreaterThanOrEqualTo(5_000));
        Assert.That(bodies.Average(b => b.Length), Is.GreaterThanOrEqualTo(400));
        Assert.That(bodies.SelectMany(b => b.Split([' ', '\n', '.', '?', '*', '-', '>'], StringSplitOptions.RemoveEmptyEntries)).Select(w => w.ToLowerInvariant()).Distinct().Count(), Is.GreaterThanOrEqualTo(8_000));
        Assert.That(Enumerable.Range(0, GrowTexts.Count).Select(n => texts[n].Post.Html), Is.All.StartsWith("<"));
    }

    private sealed record Found(long Id, long ThreadId, string Body);

    private Task<long> CountAsync(string from) => _app.ReadAsync(db => db.OneAsync<long>($"select count(*) as n from {from}"));
}
