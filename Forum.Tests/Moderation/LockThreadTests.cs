using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Moderation;

public sealed class LockThreadTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_locked_thread_takes_no_reply_until_it_is_opened_again_and_says_both()
    {
        var (asker, facilitator, thread) = await SceneAsync();
        World.Done(await App.Get<LockThread>().RunAsync(facilitator, thread.Id, true, default));
        Assert.That((await ReplyAsync(asker, thread)).Refusal?.Key, Is.EqualTo("posts.thread_closed"));
        Assert.That((await App.Get<LockThread>().RunAsync(facilitator, thread.Id, true, default)).Value, Is.Null, "twice is once");
        World.Done(await App.Get<LockThread>().RunAsync(facilitator, thread.Id, false, default));
        World.Done(await ReplyAsync(asker, thread));
        var first = World.Done(await App.Get<ShowPost>().RunAsync(asker, thread.Id, 1, default)).Post;
        Assert.That(ThreadLine.Parse(first.Lines).Select(l => (l.Act, l.At)), Is.EqualTo(new[] { (LineAct.Locked, App.Now), (LineAct.Unlocked, App.Now) }));
        using var visitor = await App.VisitAsync(asker);
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("verrouillé ce fil").And.Not.Contain($"/fils/{thread.Id}/organiser"));
    }

    [Test]
    public async Task In_a_slowed_thread_a_member_waits_and_a_facilitator_does_not()
    {
        var (asker, facilitator, thread) = await SceneAsync();
        World.Done(await App.Get<SlowThread>().RunAsync(facilitator, thread.Id, 15, default));
        World.Done(await ReplyAsync(asker, thread));
        Assert.That((await ReplyAsync(asker, thread)).Refusal, Is.EqualTo(Refusal.Invalid("Body", "posts.slow") with { Count = 15 }));
        World.Done(await ReplyAsync(await World.MemberAsync("Une Autre"), thread));
        World.Done(await ReplyAsync(facilitator, thread));
        World.Done(await ReplyAsync(facilitator, thread));
        App.Clock.Advance(TimeSpan.FromMinutes(15));
        World.Done(await ReplyAsync(asker, thread));
        World.Done(await App.Get<SlowThread>().RunAsync(facilitator, thread.Id, 0, default));
        World.Done(await ReplyAsync(asker, thread));
        Assert.That((await App.Get<SlowThread>().RunAsync(facilitator, thread.Id, 7, default)).Refusal?.Field, Is.EqualTo("Minutes"));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "estrie")]
    [TestCase(Role.Facilitator, "bas-saint-laurent:financement")]
    public async Task Who_does_not_facilitate_it_neither_locks_nor_slows_a_thread(Role role, string scope)
    {
        var (_, _, thread) = await SceneAsync();
        var other = await World.MemberAsync("Marc Gagnon", role: role, scopes: scope.Length == 0 ? [] : [scope]);
        Assert.That((await App.Get<LockThread>().RunAsync(other, thread.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<SlowThread>().RunAsync(other, thread.Id, 5, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<LockThread>().RunAsync(other, long.MaxValue, true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task Who_a_masked_author_is_is_said_to_her_regions_facilitators_alone_and_noted()
    {
        var author = await World.MemberAsync("Nadia Bérubé", "laval");
        var thread = await World.ThreadAsync(author, region: "laval", theme: "ressources", masked: true);
        var see = App.Get<SeeAuthor>();
        Assert.That(World.Done(await see.RunAsync(await World.MemberAsync("Région", "laval", Role.Facilitator, "laval"), thread.Id, 1, default)), Is.EqualTo("Nadia Bérubé"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from audit_log where act = 'AuthorSeen' and thread_id = @Id and number = 1", new { thread.Id })), Is.EqualTo(1));
        foreach (var (role, scope) in new[] { (Role.Member, ""), (Role.Facilitator, "estrie"), (Role.Facilitator, ":ressources"), (Role.Facilitator, "laval:ressources") })
            Assert.That((await see.RunAsync(await World.MemberAsync("Autre", role: role, scopes: scope.Length == 0 ? [] : [scope]), thread.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed), scope);
        using var visitor = await App.VisitAsync(await World.MemberAsync("Coordination", role: Role.Coordinator));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Not.Contain("Nadia").And.Contain($"/fils/{thread.Id}/m/1/qui"));
        Assert.That(await (await visitor.PostAsync($"/fils/{thread.Id}/m/1/qui")).Content.ReadAsStringAsync(), Does.Contain("Nadia Bérubé"));
    }

    private Task<Outcome<PostChange>> ReplyAsync(Member by, ThreadHead thread) => App.Get<PostReply>().RunAsync(new(by, thread.Id, $"Un mot {Guid.NewGuid()}.", Guid.NewGuid().ToString(), Language.French), default);

    private async Task<(Member Asker, Member Facilitator, ThreadHead Thread)> SceneAsync()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        return (asker, await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent"), await World.ThreadAsync(asker));
    }
}
