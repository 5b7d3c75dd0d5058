using Forum.Core;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

public sealed class MarkBonCoupTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_facilitator_of_the_thread_retains_a_reply_and_its_version_moves()
    {
        var odile = await World.MemberAsync("Odile Roy", "estrie", Role.Facilitator, "bas-saint-laurent");
        var (thread, reply) = await ThreadWithReplyAsync();
        var change = World.Done(await MarkAsync(odile, thread.Id, 2));
        Assert.That(change.Version, Is.GreaterThan(reply.Version));
        var post = World.Done(await App.Get<ShowPost>().RunAsync(odile, thread.Id, 2, default)).Post;
        Assert.That((post.BonCoup, post.Version), Is.EqualTo((true, change.Version)));
        Assert.That(await IsOnWallAsync(odile, change.PostId), Is.True);
    }

    [TestCase("bas-saint-laurent", true)]
    [TestCase(":ressources", true)]
    [TestCase("bas-saint-laurent:ressources", true)]
    [TestCase("estrie", false)]
    [TestCase(":financement", false)]
    [TestCase("estrie:ressources", false)]
    [TestCase("bas-saint-laurent:financement", false)]
    public async Task Only_the_thread_s_main_region_or_main_theme_gives_the_right(string scope, bool allowed)
    {
        var facilitator = await World.MemberAsync("Paul Lavoie", "laval", Role.Facilitator, scope);
        var (thread, _) = await ThreadWithReplyAsync();
        var outcome = await MarkAsync(facilitator, thread.Id, 2);
        Assert.That(outcome.Refusal, allowed ? Is.Null : Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task A_member_marks_and_unmarks_no_message_but_her_own()
    {
        var (thread, reply) = await ThreadWithReplyAsync();
        var author = await MemberOfAsync(thread.AuthorId);
        Assert.That((await MarkAsync(author, thread.Id, 2)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<UnmarkBonCoup>().RunAsync(author, thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await MarkAsync(author, thread.Id, 1)).Refusal, Is.Null);
        Assert.That((await MarkAsync(Member.Nobody, thread.Id, 1)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(await IsOnWallAsync(author, reply.PostId), Is.False);
    }

    [Test]
    public async Task Marking_twice_changes_nothing_and_unmarking_takes_it_off_the_wall()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var (thread, _) = await ThreadWithReplyAsync();
        var first = World.Done(await MarkAsync(hélène, thread.Id, 2));
        Assert.That(World.Done(await MarkAsync(hélène, thread.Id, 2)), Is.EqualTo(first));
        var off = World.Done(await App.Get<UnmarkBonCoup>().RunAsync(hélène, thread.Id, 2, default));
        Assert.That(off.Version, Is.GreaterThan(first.Version));
        Assert.That(World.Done(await App.Get<UnmarkBonCoup>().RunAsync(hélène, thread.Id, 2, default)), Is.EqualTo(off));
        Assert.That(await IsOnWallAsync(hélène, off.PostId), Is.False);
    }

    [Test]
    public async Task A_thread_published_as_a_bon_coup_is_on_the_wall_at_once()
    {
        var author = await World.MemberAsync("Sylvie Pilote");
        var thread = await World.ThreadAsync(author, "Nos déjeuners avec les parents", kind: "bon-coup");
        var wall = await App.Get<ListBonsCoups>().RunAsync(new(author, null, null, ThreadKey.Newest), default);
        Assert.That(wall.Latest.Select(c => (c.ThreadId, c.Number)), Does.Contain((thread.Id, 1L)));
    }

    [Test]
    public async Task What_is_missing_or_not_hers_is_not_found()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var (thread, _) = await ThreadWithReplyAsync();
        Assert.That((await MarkAsync(hélène, thread.Id, 3)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await MarkAsync(hélène, long.MaxValue, 1)).Refusal, Is.EqualTo(Refusal.NotFound));
        var author = await World.MemberAsync("Léa Côté", "estrie");
        var kept = await World.ThreadAsync(author, region: "estrie", audience: "regions");
        var elsewhere = await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval");
        Assert.That((await MarkAsync(elsewhere, kept.Id, 1)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    private async Task<(ThreadHead Thread, PostChange Reply)> ThreadWithReplyAsync()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        return (thread, await World.ReplyAsync(await World.MemberAsync("Marc Tremblay"), thread));
    }

    private async Task<Member> MemberOfAsync(long id) => new(id, "Amina Diallo", Role.Member, await App.ReadAsync(db => db.OneAsync<long>("select region_id from members where id = @id", new { id })), Core.Text.Language.French, default, []);

    private Task<Outcome<PostChange>> MarkAsync(Member by, long threadId, long number) => App.Get<MarkBonCoup>().RunAsync(by, threadId, number, default);

    private async Task<bool> IsOnWallAsync(Member reader, long postId) =>
        (await App.Get<ListBonsCoups>().RunAsync(new(reader, null, null, ThreadKey.Newest), default)).Latest.Any(c => c.PostId == postId);
}
