using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

public sealed class ReactToPostTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Each_kind_of_reaction_counts_once_a_member_and_is_taken_back_by_a_second_click()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        var (luc, nadia) = (await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Nadia Bérubé"));
        await ReactAsync(luc, thread, Reaction.Merci);
        await ReactAsync(nadia, thread, Reaction.Merci);
        var change = World.Done(await ReactAsync(luc, thread, Reaction.MeToo));
        var post = await PostAsync(luc, thread);
        Assert.That((post.MerciCount, post.MeTooCount, post.Version), Is.EqualTo((2L, 1L, change.Version)));
        await ReactAsync(luc, thread, Reaction.Merci);
        Assert.That((await PostAsync(luc, thread)).MerciCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Many_clicks_at_once_keep_the_number_true()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        var luc = await World.MemberAsync("Luc Tremblay");
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Task.Run(() => ReactAsync(luc, thread, Reaction.Merci))));
        Assert.That((await PostAsync(luc, thread)).MerciCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_thanks_herself_and_nobody_thanks_a_deleted_post()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(asker);
        Assert.That((await ReactAsync(asker, thread, Reaction.Merci)).Refusal!.Key, Is.EqualTo("posts.own_reaction"));
        await App.Get<DeletePost>().RunAsync(asker, thread.Id, 1, default);
        Assert.That((await ReactAsync(await World.MemberAsync("Luc Tremblay"), thread, Reaction.Merci)).Refusal!.Key, Is.EqualTo("posts.already_deleted"));
        Assert.That((await ReactAsync(Member.Nobody, thread, Reaction.Merci)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    private Task<Outcome<PostChange>> ReactAsync(Member by, ThreadHead thread, Reaction reaction) => App.Get<ReactToPost>().RunAsync(new(by, thread.Id, 1, reaction), default);

    private async Task<PostView> PostAsync(Member reader, ThreadHead thread) => World.Done(await App.Get<ShowPost>().RunAsync(reader, thread.Id, 1, default)).Post;
}
