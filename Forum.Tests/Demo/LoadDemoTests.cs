using System.Text.RegularExpressions;
using Forum.Core;
using Forum.Core.Data;

namespace Forum.Tests.Demo;

public sealed partial class LoadDemoTests(Dialect dialect) : DemoCommunity(dialect)
{
    [Test]
    public async Task It_holds_28_groups_72_members_and_39_threads_with_ids_1_to_39()
    {
        Assert.That((Loaded.Organisations, Loaded.Members, Loaded.Threads, Loaded.Posts), Is.EqualTo((28, 72, 39, 218)));
        Assert.That(await ListAsync<long>("select id from threads order by id"), Is.EqualTo(Enumerable.Range(1, 39).Select(i => (long)i)));
        Assert.That(await OneAsync<long>("select count(*) as n from posts"), Is.EqualTo(218));
    }

    [Test]
    public async Task Every_region_has_a_member_and_every_organisation_serves_its_home()
    {
        Assert.That(await ListAsync<string>("select name from regions r where id > 0 and not exists (select 1 from members m where m.region_id = r.id) order by id"), Is.Empty);
        Assert.That(await ListAsync<string>("select name from organisations o where not exists (select 1 from organisation_regions r where r.organisation_id = o.id and r.region_id = o.region_id) order by id"), Is.Empty);
    }

    [Test]
    public async Task The_next_thread_gets_the_next_id()
    {
        var member = await World.MemberAsync("Ode Ferron");
        Assert.That((await World.ThreadAsync(member)).Id, Is.GreaterThan(39));
    }

    [Test]
    public async Task No_post_is_in_the_future_and_numbers_follow_time()
    {
        var posts = await ListAsync<Written>("select thread_id, number, created_at from posts where thread_id <= 38 order by thread_id, number");
        Assert.That(posts.Where(p => p.CreatedAt > App.Clock.GetUtcNow()), Is.Empty);
        foreach (var thread in posts.GroupBy(p => p.ThreadId))
        {
            Assert.That(thread.Select(p => p.Number), Is.EqualTo(Enumerable.Range(1, thread.Count()).Select(i => (long)i)));
            Assert.That(thread.Select(p => p.CreatedAt), Is.Ordered.And.Unique);
        }
    }

    [Test]
    public async Task Stored_counts_are_those_one_would_count()
    {
        Assert.That(await ListAsync<long>("""
            select t.id from threads t where t.id <= 38 and (
                t.last_number <> (select count(*) from posts p where p.thread_id = t.id)
                or t.reply_count <> t.last_number - 1
                or t.last_post_at <> (select max(p.created_at) from posts p where p.thread_id = t.id)
                or t.last_post_at <> (select min(p.last_post_at) from thread_places p where p.thread_id = t.id))
            order by t.id
            """), Is.Empty);
        Assert.That(await ListAsync<long>("""
            select p.id from posts p where p.merci_count <> (select count(*) from reactions r where r.post_id = p.id and r.kind = 'Merci')
                or p.me_too_count <> (select count(*) from reactions r where r.post_id = p.id and r.kind = 'MeToo')
            order by p.id
            """), Is.Empty);
        Assert.That(await OneAsync<long>("""
            select count(*) as n from cell_counts c where c.threads <> (select count(*) from thread_places p where p.region_id = c.region_id and p.theme_id = c.theme_id)
            """), Is.Zero);
        Assert.That(await OneAsync<long>("""
            select count(*) as n from region_days d where d.posts <> (
                select count(*) from posts p where p.created_at / 86400000 = d.day
                    and exists (select 1 from thread_places c where c.thread_id = p.thread_id and c.region_id = d.region_id))
            """), Is.Zero);
        Assert.That(await OneAsync<long>("select count(*) as n from search_posts"), Is.EqualTo(await OneAsync<long>("select count(*) as n from posts")));
    }

    [Test]
    public async Task The_masked_author_of_T11_is_named_nowhere()
    {
        Assert.That(await ListAsync<string>("select distinct p.shown_name from posts p join threads t on t.id = p.thread_id where t.id = 11 and p.author_id = t.author_id"), Is.EqualTo(new[] { "Un membre (Côte-Nord)" }));
        Assert.That(await OneAsync<string>("select shown_name || audience as s from threads where id = 11"), Is.EqualTo("Un membre (Côte-Nord)Members"));
        var name = await OneAsync<string>("select m.name from members m join threads t on t.author_id = m.id where t.id = 11");
        var texts = await ListAsync<string>("select html from posts where thread_id = 11 order by number");
        Assert.That(texts.Where(t => name.Split(' ').Any(part => t.Contains(part, StringComparison.OrdinalIgnoreCase))), Is.Empty);
    }

    [Test]
    public async Task T24_is_an_announced_live_exchange() => Assert.That(await OneAsync<string>("select kind from threads where id = 24"), Is.EqualTo("Live"));

    [Test]
    public async Task Three_threads_are_public_with_their_author_s_consent() =>
        Assert.That(await ListAsync<long>("select id from threads where audience = 'Public' and public_consent_by = author_id and public_consent_at = created_at order by id"), Is.EqualTo(new[] { 5L, 15, 30 }));

    [Test]
    public async Task Links_and_quotes_point_to_posts_that_exist()
    {
        var numbers = (await ListAsync<Written>("select thread_id, number, created_at from posts order by thread_id, number")).GroupBy(p => p.ThreadId).ToDictionary(t => t.Key, t => (long)t.Count());
        var links = (await ListAsync<string>("select html from posts order by id")).SelectMany(html => Link().Matches(html)).ToList();
        Assert.That(links, Has.Count.GreaterThanOrEqualTo(15));
        var lost = links.Where(l => !numbers.TryGetValue(long.Parse(l.Groups[1].Value), out var last) || (l.Groups[2].Length > 0 && long.Parse(l.Groups[2].Value) > last));
        Assert.That(lost.Select(l => l.Value), Is.Empty);
        var urls = await ListAsync<string>("select '/fils/' || id || '/' || slug as url from threads order by id");
        Assert.That(links.Where(l => l.Groups[2].Length == 0).Select(l => l.Value[6..^1]).Distinct(), Is.SubsetOf(urls), "the canonical address: no redirect");
    }

    [Test]
    public async Task Nothing_stands_in_the_outbox_and_nobody_is_mentioned()
    {
        Assert.That(await OneAsync<long>("select count(*) as n from outbox"), Is.Zero);
        Assert.That(await OneAsync<long>("select count(*) as n from post_mentions"), Is.Zero);
    }

    [Test]
    public async Task A_store_that_holds_members_is_refused_and_left_as_it_is()
    {
        var before = await OneAsync<long>("select count(*) as n from members");
        Assert.That((await LoadAgainAsync()).Refusal?.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(await OneAsync<long>("select count(*) as n from members"), Is.EqualTo(before));
    }

    private sealed record Written(long ThreadId, long Number, DateTimeOffset CreatedAt);

    [GeneratedRegex("href=\"/fils/([0-9]+)[^\"#]*?(?:(?:/m/|#m)([0-9]+))?\"")]
    private static partial Regex Link();
}
