using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

public sealed class WidenThreadTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_widened_thread_stands_in_all_of_Quebec_too_at_the_same_address()
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(author);
        await World.ReplyAsync(await World.MemberAsync("Luc Tremblay"), thread);
        var before = await PostsOfQuebecAsync();
        var widened = World.Done(await WidenAsync(author, thread));
        World.Done(await WidenAsync(author, thread));
        var page = World.Done(await App.Get<ShowThread>().RunAsync(author, thread.Id, 1, default));
        Assert.That((widened.Url, widened.Version), Is.EqualTo((thread.Url, 3L)));
        Assert.That(page.RegionIds, Is.EqualTo(new[] { thread.RegionId, Region.AllQuebec }));
        Assert.That(await PostsOfQuebecAsync(), Is.EqualTo(before + 2));
    }

    [Test]
    public async Task A_thread_in_three_regions_takes_no_fourth()
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = World.Done(await App.Get<PublishThread>().RunAsync(new(author, "Un transport partagé?", "On partage les frais.", "estrie", ["monteregie", "montreal"], "ressources", ["financement"], "question", "membres", Guid.NewGuid().ToString(), false, Language.French), default));
        Assert.That((await WidenAsync(author, thread)).Refusal, Is.EqualTo(Refusal.Invalid("", "threads.three_regions")));
    }

    [Test]
    public async Task Its_author_and_the_facilitators_of_its_place_widen_a_thread_and_nobody_else()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That((await WidenAsync(await World.MemberAsync("Luc Tremblay"), thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await WidenAsync(await World.MemberAsync("Marc Gagnon", role: Role.Facilitator, scopes: "estrie"), thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await WidenAsync(Member.Nobody, thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await WidenAsync(await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: ":ressources"), thread));
    }

    [Test]
    public async Task A_thread_kept_to_its_regions_stays_there()
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(author, audience: "regions");
        Assert.That((await WidenAsync(author, thread)).Refusal!.Key, Is.EqualTo("threads.widen_private"));
    }

    [Test]
    public async Task Deleting_after_widening_leaves_no_number_below_nothing()
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(author);
        var before = await PostsOfQuebecAsync();
        World.Done(await WidenAsync(author, thread));
        World.Done(await App.Get<DeletePost>().RunAsync(author, thread.Id, 1, default));
        Assert.That(await PostsOfQuebecAsync(), Is.EqualTo(before));
    }

    private Task<Outcome<ThreadHead>> WidenAsync(Member by, ThreadHead thread) => App.Get<WidenThread>().RunAsync(by, thread.Id, default);

    private Task<long> PostsOfQuebecAsync() => App.ReadAsync(db => db.OneAsync<long>("select cast(coalesce(sum(posts), 0) as bigint) from region_days where region_id = 0"));
}
