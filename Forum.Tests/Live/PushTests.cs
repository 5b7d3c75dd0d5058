using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Live;

namespace Forum.Tests.Live;

public sealed class PushTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task An_edit_a_reaction_and_a_deletion_replace_the_post_for_every_reader()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await using var reader = await LiveClient.ConnectAsync(App, luc);
        await reader.WatchAsync(thread.Id, 1, 1);
        var edited = World.Done(await App.Get<EditPost>().RunAsync(new(amina, thread.Id, 1, "On cherche un local le jeudi.", EditPost.Mark("On cherche un local le mardi soir.")), default));
        await PushAsync(reader, edited);
        Assert.That(reader.Heard.Last().Html, Does.Contain("le jeudi"));
        await PushAsync(reader, World.Done(await App.Get<ReactToPost>().RunAsync(new(luc, thread.Id, 1, Reaction.Merci), default)));
        await PushAsync(reader, World.Done(await App.Get<DeletePost>().RunAsync(amina, thread.Id, 1, default)));
        Assert.That(reader.Acts, Is.EqualTo(new[] { "replace 1", "replace 1", "replace 1" }));
        Assert.That(reader.Heard.Last().Html, Does.Contain("id=\"m1\"").And.Not.Contain("le jeudi"));
        Assert.That(reader.Heard.Select(h => h.Target), Is.All.EqualTo("m1"));
    }

    [Test]
    public async Task Events_that_come_in_another_order_than_their_versions_lose_and_double_nothing()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina);
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync(thread.Id, 1, 1);
        List<PostChange> changes = [];
        for (var i = 0; i < 4; i++) changes.Add(await World.ReplyAsync(amina, thread));
        foreach (var at in new[] { 2, 0, 3, 1 }) App.Get<ThreadFeed>().Publish(changes[at]);
        await Until.TrueAsync(() => reader.Heard.Count >= 4, "four replies");
        Assert.That((await reader.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(new[] { "append 2", "append 3", "append 4", "append 5" }));
    }

    [Test]
    public async Task Readers_who_come_while_others_write_get_everything_once()
    {
        var members = new[] { await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay") };
        var thread = await World.ThreadAsync(members[0]);
        List<LiveClient> readers = [];
        for (var i = 0; i < 6; i++) readers.Add(await LiveClient.ConnectAsync(App, members[0]));
        var writing = members.Select(by => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) App.Get<ThreadFeed>().Publish(await World.ReplyAsync(by, thread, $"Réponse {i}"));
        })).ToList();
        var watching = readers.Select(async (reader, i) =>
        {
            await Until.TrueAsync(() => i == 0 || readers[i - 1].Heard.Count >= 3, "the reader before has come");
            await reader.WatchAsync(thread.Id, 1, 1);
        });
        await Task.WhenAll([.. writing, .. watching]);
        foreach (var reader in readers)
        {
            await Until.TrueAsync(() => reader.Heard.Count >= 30, "thirty replies");
            Assert.That((await reader.HeardByNowAsync()).Select(h => (h.Action, h.Number)), Is.EqualTo(Enumerable.Range(2, 30).Select(n => ("append", (long)n))));
            await reader.DisposeAsync();
        }
    }

    [Test]
    public async Task A_reader_cut_in_the_middle_asks_again_with_what_she_heard_last_and_misses_nothing()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        for (var i = 0; i < 5; i++) await World.ReplyAsync(amina, thread);
        foreach (var number in new[] { 5, 2, 4, 1 }) await App.Get<ReactToPost>().RunAsync(new(luc, thread.Id, number, Reaction.Merci), default);
        await using var whole = await LiveClient.ConnectAsync(App, luc);
        await whole.WatchAsync(thread.Id, 3, 3);
        var heard = await whole.HeardByNowAsync();
        Assert.That(heard.Select(h => h.ToString()), Is.EqualTo(new[] { "replace 1", "replace 2", "append 4", "append 5", "append 6" }));
        for (var cut = 1; cut < heard.Count; cut++)
        {
            await using var again = await LiveClient.ConnectAsync(App, luc);
            var known = heard.Take(cut).ToList();
            await again.WatchAsync(thread.Id, Math.Max(3, known.Max(h => h.Number)), known.Max(h => h.Version));
            var all = known.Concat(await again.HeardByNowAsync()).Select(h => h.Number).Distinct().Order();
            Assert.That(all, Is.EqualTo(new[] { 1L, 2, 4, 5, 6 }), $"cut after {cut}");
        }
    }

    [Test]
    public async Task Each_reader_gets_the_piece_in_her_language()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina);
        await App.Get<Database>().WriteAsync<long>(async db => await db.RunAsync("update members set lang = 'en' where id = @Id", new { amina.Id }), default);
        await using var english = await LiveClient.ConnectAsync(App, amina);
        await using var french = await LiveClient.ConnectAsync(App, await World.MemberAsync("Luc Tremblay"));
        foreach (var reader in new[] { english, french }) await reader.WatchAsync(thread.Id, 1, 1);
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(amina, thread));
        await Until.TrueAsync(() => !english.Heard.IsEmpty && !french.Heard.IsEmpty, "both pushes");
        Assert.That(english.Heard.Single().Html, Does.Contain(Web.Resources.Texts.For(Language.English)["posts.quote"]));
        Assert.That(french.Heard.Single().Html, Does.Contain(Web.Resources.Texts.For(Language.French)["posts.quote"]));
    }

    private async Task PushAsync(LiveClient reader, PostChange change)
    {
        var before = reader.Heard.Count;
        App.Get<ThreadFeed>().Publish(change);
        await Until.TrueAsync(() => reader.Heard.Count > before, "the push");
        Assert.That(reader.Heard.Last().Version, Is.EqualTo(change.Version));
    }
}
