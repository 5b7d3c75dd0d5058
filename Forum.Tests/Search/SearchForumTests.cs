using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Search;

namespace Forum.Tests.Search;

public class SearchForumTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<SearchPage> FindAsync(Member reader, string query, long page = 1) =>
        World.Done(await App.Get<SearchForum>().RunAsync(reader, query, page, default));

    private async Task<long[]> ThreadsAsync(Member reader, string query) => [.. (await FindAsync(reader, query)).Hits.Select(hit => hit.Thread.Id)];

    [TestCase("decrocheuses", "Le décrochage, parlons-en", "rien")]
    [TestCase("clsc", "Une entente avec le C.L.S.C.", "rien")]
    [TestCase("oeuvre", "Notre chef-d’œuvre collectif", "rien")]
    [TestCase("directrice", "Bonjour", "Appelez la directeur(-trice) adjoint(e).")]
    [TestCase("intervenants", "Bonjour", "Une intervenant·e suffit.")]
    [TestCase("SAGUENAY-LAC", "Bonjour", "Au Saguenay–Lac-Saint-Jean")]
    [TestCase("25000", "Bonjour", "Jusqu’à 25 000 $ par projet")]
    public async Task A_thread_is_found_by_the_meaning_of_a_word_in_its_title_or_in_its_posts(string query, string title, string body)
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, title, body: body);
        Assert.That(await ThreadsAsync(amina, query), Does.Contain(thread.Id));
    }

    [Test]
    public async Task A_reply_is_found_and_the_thread_stands_once_by_its_best_post()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Un kayak pour l’été?");
        await World.ReplyAsync(amina, thread, "Parlez-en au club; le ponton est libre.");
        await World.ReplyAsync(amina, thread, "Le ponton, le ponton, toujours le ponton!");
        var page = await FindAsync(amina, "ponton");
        Assert.That(page.Hits, Has.Count.EqualTo(1));
        Assert.That(page.Threads, Is.EqualTo(1));
        Assert.That(page.Hits[0].Post.Number, Is.EqualTo(3));
    }

    [Test]
    public async Task Posts_with_every_word_come_alone_and_without_any_the_closest_are_shown()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var both = await World.ThreadAsync(amina, "Zumba et poterie");
        var one = await World.ThreadAsync(amina, "Zumba pour les grands");
        Assert.That(await ThreadsAsync(amina, "zumba poterie"), Is.EqualTo(new[] { both.Id }));
        Assert.That(await ThreadsAsync(amina, "zumba trapeze"), Is.EquivalentTo(new[] { both.Id, one.Id }));
    }

    [Test]
    public async Task A_word_of_the_title_weighs_more_than_one_of_the_text()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var title = await World.ThreadAsync(amina, "Origami pour tout le monde");
        var text = await World.ThreadAsync(amina, "Bonjour tout le monde", body: "On a fait de l’origami une fois.");
        Assert.That(await ThreadsAsync(amina, "origami"), Is.EqualTo(new[] { title.Id, text.Id }));
    }

    [Test]
    public async Task What_a_reader_may_not_read_is_not_found()
    {
        var amina = await World.MemberAsync("Amina Diallo", "bas-saint-laurent");
        var neighbour = await World.MemberAsync("Ève Tremblay", "bas-saint-laurent");
        var elsewhere = await World.MemberAsync("Léo Gagnon", "estrie");
        var thread = await World.ThreadAsync(amina, "Le xylophone du local", audience: "regions");
        Assert.That(await ThreadsAsync(neighbour, "xylophone"), Is.EqualTo(new[] { thread.Id }));
        Assert.That(await ThreadsAsync(elsewhere, "xylophone"), Is.Empty);
        Assert.That(await ThreadsAsync(Member.Nobody, "xylophone"), Is.Empty);
    }

    [Test]
    public async Task A_post_removed_from_the_index_is_found_no_more()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Un ukulélé à donner");
        var reply = await World.ReplyAsync(amina, thread, "Il y a aussi un banjo.");
        Assert.That(await ThreadsAsync(amina, "banjo"), Is.Not.Empty);
        await App.Get<Database>().WriteAsync<Done>(async db =>
        {
            await SearchIndex.RemoveAsync(db, reply.PostId);
            return new Done();
        }, default);
        Assert.That(await ThreadsAsync(amina, "banjo"), Is.Empty);
        Assert.That(await ThreadsAsync(amina, "ukulélé"), Is.EqualTo(new[] { thread.Id }));
    }

    [Test]
    public async Task A_post_written_again_is_found_by_its_new_words_only()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Question");
        var reply = await World.ReplyAsync(amina, thread, "Un vibraphone.");
        await App.Get<Database>().WriteAsync<Done>(async db =>
        {
            await SearchIndex.WriteAsync(db, reply.PostId, "", "Un hautbois.");
            return new Done();
        }, default);
        Assert.That(await ThreadsAsync(amina, "vibraphone"), Is.Empty);
        Assert.That(await ThreadsAsync(amina, "hautbois"), Is.EqualTo(new[] { thread.Id }));
    }

    [Test]
    public async Task A_refused_post_leaves_no_search_row()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Question");
        await App.Get<Database>().WriteAsync<Done>(async db =>
        {
            var id = await db.OneAsync<long>("select id from posts where thread_id = @Id", new { thread.Id });
            await SearchIndex.WriteAsync(db, id, "Un trombone", "");
            return Refusal.NotAllowed;
        }, default);
        Assert.That(await ThreadsAsync(amina, "trombone"), Is.Empty);
    }

    [Test]
    public async Task Answers_come_twenty_a_page()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        for (var i = 0; i < 23; i++) await World.ThreadAsync(amina, $"Clarinette {i}");
        var first = await FindAsync(amina, "clarinettes");
        var second = await FindAsync(amina, "clarinettes", 2);
        Assert.That((first.Threads, first.Pages, first.Hits.Count, second.Hits.Count), Is.EqualTo((23L, 2L, 20, 3)));
        Assert.That(first.Hits.Concat(second.Hits).Select(hit => hit.Thread.Id), Is.Unique);
        foreach (var page in new[] { 0, -1, 3, long.MaxValue })
            Assert.That((await App.Get<SearchForum>().RunAsync(amina, "clarinettes", page, default)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_answering_words_are_told_apart()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Prêter l’accordéon, c’est possible?", body: $"{string.Concat(Enumerable.Repeat("Bonjour à tout le monde. ", 30))}Nos **accordéons**, bien rangés, attendent. {string.Concat(Enumerable.Repeat("Merci à tout le monde. ", 30))}");
        var hit = (await FindAsync(amina, "accordeon")).Hits.Single();
        Assert.That(hit.Title, Is.EqualTo(new Passage[] { new("Prêter l’", false), new("accordéon", true), new(", c’est possible?", false) }));
        Assert.That(hit.Extract.Where(passage => passage.Found).Select(passage => passage.Text), Is.EqualTo(new[] { "accordéons" }));
        Assert.That(hit.Extract[0].Text, Is.EqualTo("…"));
        Assert.That(hit.Extract[^1].Text, Is.EqualTo("…"));
        Assert.That(hit.Extract.Sum(passage => passage.Text.Length), Is.InRange(200, 260));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("???")]
    [TestCase(null)]
    public async Task Nothing_asked_finds_nothing(string? query)
    {
        var page = World.Done(await App.Get<SearchForum>().RunAsync(Member.Nobody, query, 1, default));
        Assert.That((page.Hits.Count, page.Pages), Is.EqualTo((0, 1L)));
    }

    [TestCase("a\0b", "input.unreadable")]
    [TestCase("a\uFFFDb", "input.unreadable")]
    [TestCase("a\u202Eb", "input.bidi")]
    public async Task An_unreadable_query_is_refused(string query, string key)
        => Assert.That((await App.Get<SearchForum>().RunAsync(Member.Nobody, query, 1, default)).Refusal, Is.EqualTo(Refusal.Invalid("q", key)));

    [Test]
    public async Task A_query_too_long_is_refused()
        => Assert.That((await App.Get<SearchForum>().RunAsync(Member.Nobody, new string('a', 201), 1, default)).Refusal, Is.EqualTo(Refusal.Invalid("q", "input.too_long")));

    [TestCase("'\"()*:NEAR")]
    [TestCase("a AND b OR NOT c")]
    [TestCase("title:decrochage^2 -school")]
    [TestCase("& | ! <-> :* \\ '' ")]
    [TestCase("日本語 ไทย العربية")]
    [TestCase("and or not near")]
    [TestCase("1e5 0x1F 3e 1.5 -2 a@b.c https://example.org/a?b=c")]
    public async Task The_signs_of_the_engines_mean_nothing(string query)
        => Assert.That((await App.Get<SearchForum>().RunAsync(Member.Nobody, query, 1, default)).Refusal, Is.Null);

    [TestCase("3e secondaire", "En 3e secondaire")]
    [TestCase("ไทย", "Un mot en ไทย ici")]
    [TestCase("العربية", "Un mot en العربية ici")]
    [TestCase("12-15 ans", "Pour les 12-15 ans")]
    public async Task Numbers_and_other_scripts_are_found_too(string query, string body)
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Bonjour", body: body);
        Assert.That(await ThreadsAsync(amina, query), Does.Contain(thread.Id));
    }
}
