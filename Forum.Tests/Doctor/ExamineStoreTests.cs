using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Posts;

namespace Forum.Tests.Doctor;

/// <summary>Every number and row that the store keeps twice: spoilt in turn, named, mended, and right again.</summary>
public sealed class ExamineStoreTests(Dialect dialect) : BothStores(dialect)
{
    [OneTimeSetUp]
    public async Task LoadDemo() => World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));

    [SetUp]
    public async Task Is_clean() => Assert.That(await Examination.OfAsync(App), Is.Empty, "the demo, and what other tests left");

    [TestCase("update threads set last_number = last_number + 1 where id = 2", "doctor.last_number")]
    [TestCase("update threads set reply_count = reply_count - 1 where id in (2, 3)", "doctor.reply_count", "doctor.reply_count")]
    [TestCase("update threads set last_post_at = 5 where id = 4", "doctor.last_post_at", "doctor.place_time")]
    [TestCase("update threads set version = 0 where id = 2", "doctor.version")]
    [TestCase("update threads set answered_at = 5 where id = (select min(thread_id) from accepted_answers)", "doctor.answered_at")]
    [TestCase("update threads set answered_at = null where id = (select min(thread_id) from accepted_answers)", "doctor.answered")]
    [TestCase("update threads set answered_at = 5 where id = (select min(t.id) from threads t where t.answered_at is null)", "doctor.not_answered")]
    [TestCase("update thread_places set last_post_at = last_post_at + 1 where thread_id = 3 and region_rank = 0 and theme_rank = 0", "doctor.place_time")]
    [TestCase("update posts set merci_count = merci_count + 1 where thread_id = 5 and number = 1", "doctor.merci")]
    [TestCase("update posts set me_too_count = 7, merci_count = 90 where thread_id = 5 and number = 2", "doctor.merci", "doctor.me_too")]
    [TestCase("insert into reactions (post_id, member_id, kind, reacted_at) select p.id, (select max(m.id) from members m where m.id <> p.author_id), 'MeToo', 0 from posts p where p.thread_id = 7 and p.number = 1", "doctor.me_too")]
    [TestCase("update bons_coups set thread_id = 1 where post_id = (select max(b.post_id) from bons_coups b)", "doctor.coup_thread")]
    [TestCase("update pins set thread_id = 1 where id = (select max(n.id) from pins n)", "doctor.pin_thread")]
    [TestCase("update region_days set posts = posts + 2 where region_id = 5 and day = (select max(d.day) from region_days d where d.region_id = 5)", "doctor.region_day")]
    [TestCase("delete from region_days where region_id = 5 and day = (select min(d.day) from region_days d where d.region_id = 5)", "doctor.region_day")]
    [TestCase("insert into region_days (region_id, day, posts) values (5, 3, 1)", "doctor.region_day")]
    [TestCase("update cell_counts set threads = threads - 1 where region_id = 5 and theme_id = (select min(c.theme_id) from cell_counts c where c.region_id = 5)", "doctor.cell")]
    [TestCase("delete from cell_counts where region_id = 5 and theme_id = (select min(c.theme_id) from cell_counts c where c.region_id = 5)", "doctor.cell")]
    [TestCase("update members set name_key = ' autre' where id = 3", "doctor.name_key")]
    [TestCase("update member_expertises set label_key = ' autre' where member_id = (select min(e.member_id) from member_expertises e) and position = 1", "doctor.expertise_key")]
    [TestCase("update members set picture = 'sans-photo-00000' where id = 3", "doctor.picture")]
    [TestCase("insert into reactions (post_id, member_id, kind, reacted_at) values (99999, 1, 'Merci', 0), (99999, 2, 'Merci', 0)", "doctor.orphans")]
    [TestCase("insert into thread_places (thread_id, region_id, theme_id, region_rank, theme_rank, last_post_at) values (99999, 5, 1, 0, 0, 0)", "doctor.orphans")]
    public async Task What_is_spoilt_is_named_and_mended(string sql, params string[] keys) => await MendsAsync(sql, keys);

    [Test]
    public async Task A_missing_search_row_is_named_and_written() => await MendsAsync(Search("delete from search_posts where {id} = (select max(p.id) from posts p)"), "doctor.search_missing");

    [Test]
    public async Task A_search_row_of_no_post_is_named_and_taken_away() =>
        await MendsAsync(Search("insert into search_posts ({id}, title, body) values (99999, {autre}, {autre})"), App.Dialect is Dialect.Postgres ? ["doctor.orphans", "doctor.search_extra"] : ["doctor.search_extra"]);

    [Test]
    public async Task A_search_row_of_a_withdrawn_post_is_named_and_taken_away()
    {
        var member = await World.MemberAsync("Léa Gagnon");
        var thread = await World.ThreadAsync(member);
        var reply = await World.ReplyAsync(member, thread, "Je retire ceci.");
        World.Done(await App.Get<DeletePost>().RunAsync(member, thread.Id, reply.Number, default));
        await MendsAsync(Search($"insert into search_posts ({{id}}, title, body) values ({reply.PostId}, {{autre}}, {{autre}})"), "doctor.search_extra");
    }

    [Test]
    public async Task A_search_row_of_an_older_analysis_is_named_and_written_anew()
    {
        var spoilt = Search(App.Dialect is Dialect.Postgres
            ? "update search_posts set body = {autre} where post_id = (select min(p.id) from posts p)"
            : "insert or replace into search_posts (rowid, title, body) values ((select min(p.id) from posts p), {autre}, {autre})");
        await MendsAsync(spoilt, "doctor.search_other");
    }

    [Test]
    public async Task Terms_in_another_order_are_another_row()
    {
        var id = await App.ReadAsync(db => db.OneAsync<long>("select max(id) from posts where number > 1"));
        await Examination.SpoilAsync(App, $"update posts set html = '<p>unité deuxième</p>' where id = {id}");
        Assert.That((await Examination.OfAsync(App, repair: true)).Select(f => f.Key), Is.EqualTo(new[] { "doctor.search_other" }));
        var terms = string.Join(' ', Core.Search.Terms.Of("unité deuxième").Split(' ').Reverse());
        await MendsAsync(App.Dialect is Dialect.Postgres
            ? $"update search_posts set body = to_tsvector('simple', '{terms}') where post_id = {id}"
            : $"insert or replace into search_posts (rowid, title, body) values ({id}, '', '{terms}')", "doctor.search_other");
    }

    [Test]
    public async Task An_answer_filed_in_another_thread_goes_back_to_its_own()
    {
        await Examination.SpoilAsync(App, "update accepted_answers set thread_id = 1 where post_id = (select max(a.post_id) from accepted_answers a)");
        Assert.That((await Examination.OfAsync(App)).Select(f => f.Key), Does.Contain("doctor.answer_thread"));
        Assert.That((await Examination.OfAsync(App, repair: true)).All(f => f.Mended), Is.True);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task A_post_that_is_gone_takes_its_marks_with_it_and_its_thread_is_counted_again()
    {
        var id = await App.ReadAsync(db => db.OneAsync<long>("select min(post_id) from accepted_answers"));
        await Examination.SpoilAsync(App, $"delete from posts where id = {id}");
        var mended = await Examination.OfAsync(App, repair: true);
        Assert.That(mended.Select(f => f.Key), Is.SupersetOf(new[] { "doctor.orphans", "doctor.reply_count" }));
        Assert.That(mended.All(f => f.Mended), Is.True);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task Words_whose_author_is_gone_are_named_and_left_to_people()
    {
        await Examination.SpoilAsync(App, "update posts set author_id = 88888 where thread_id = 6 and number = 1");
        foreach (var repair in new[] { false, true, false })
            Assert.That((await Examination.OfAsync(App, repair)).Select(f => (f.Key, f.Mended)), Is.EqualTo(new[] { ("doctor.orphans_kept", false) }));
        await Examination.SpoilAsync(App, "update posts set author_id = (select t.author_id from threads t where t.id = 6) where thread_id = 6 and number = 1");
    }

    [Test]
    public async Task People_may_write_meanwhile()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var other = await World.MemberAsync("Rose Bélanger");
        var thread = await World.ThreadAsync(member);
        await Examination.SpoilAsync(App, "update threads set reply_count = reply_count + 1; update region_days set posts = posts + 1; update cell_counts set threads = threads + 1; update posts set merci_count = merci_count + 1");
        using var done = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var reply = await World.ReplyAsync(member, thread, $"Réponse {Guid.NewGuid()}");
                World.Done(await App.Get<ReactToPost>().RunAsync(new(other, thread.Id, reply.Number, Reaction.Merci), default));
                World.Done(await App.Get<EditPost>().RunAsync(new(member, thread.Id, reply.Number, "Corrigée.", EditPost.Mark((await App.ReadAsync(db => db.OneAsync<string>("select body from posts where id = @PostId", reply))))), default));
                await World.ThreadAsync(member);
            }
        })));
        var mended = await Examination.OfAsync(App, repair: true);
        for (var look = 0; look < 5; look++) Assert.That(await Examination.OfAsync(App), Is.Empty, "while people write");
        await done.CancelAsync();
        await writing;
        Assert.That(mended.Select(f => f.Key).Distinct(), Is.SupersetOf(new[] { "doctor.reply_count", "doctor.region_day", "doctor.cell", "doctor.merci" }));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    private string Search(string sql) => App.Dialect is Dialect.Postgres
        ? sql.Replace("{id}", "post_id").Replace("{autre}", "to_tsvector('simple', 'tout autre chose')")
        : sql.Replace("{id}", "rowid").Replace("{autre}", "'tout autre chose'");

    private async Task MendsAsync(string sql, params string[] keys)
    {
        await Examination.SpoilAsync(App, sql);
        Assert.That((await Examination.OfAsync(App)).Select(f => (f.Key, f.Mended)), Is.EquivalentTo(keys.Select(k => (k, false))), sql);
        Assert.That((await Examination.OfAsync(App, repair: true)).Select(f => f.Mended), Is.Not.Empty.And.All.True);
        Assert.That(await Examination.OfAsync(App), Is.Empty, "a second look");
    }
}
