using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

public sealed class DeletePostTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_deleted_reply_leaves_its_number_and_nothing_of_its_text()
    {
        var (asker, author, thread) = await ReplyAsync("Appelez la patinoire.");
        World.Done(await DeleteAsync(author, thread));
        var page = World.Done(await App.Get<ShowThread>().RunAsync(asker, thread.Id, 1, default));
        Assert.That((await World.PostsAsync(page)).Select(p => p.Number), Is.EqualTo(new[] { 1L, 2L }));
        Assert.That(((await World.PostsAsync(page))[1].Html, (await World.PostsAsync(page))[1].DeletedByAuthor, page.Head.ReplyCount, page.Head.LastNumber), Is.EqualTo(("", true, 0L, 2L)));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "patinoire", thread.Id)), Is.Zero);
        Assert.That((await App.Get<PostHistory>().RunAsync(asker, thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task Deleting_and_restoring_twice_each_counts_once()
    {
        var (asker, author, thread) = await ReplyAsync("Appelez la patinoire.");
        var before = await CountsAsync(thread);
        var first = World.Done(await DeleteAsync(author, thread));
        Assert.That(World.Done(await DeleteAsync(author, thread)), Is.EqualTo(first));
        Assert.That(await CountsAsync(thread), Is.EqualTo((before.Replies - 1, before.Posts - 1)));
        await RestoreAsync(author, thread);
        World.Done(await RestoreAsync(author, thread));
        Assert.That(await CountsAsync(thread), Is.EqualTo(before));
        Assert.That((await World.PostsAsync(World.Done(await App.Get<ShowThread>().RunAsync(asker, thread.Id, 1, default))))[1].Html, Does.Contain("patinoire"));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "patinoire", thread.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task Ten_deletions_at_once_count_once()
    {
        var (_, author, thread) = await ReplyAsync("Oui.");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => DeleteAsync(author, thread))));
        Assert.That((await CountsAsync(thread)).Replies, Is.Zero);
    }

    [Test]
    public async Task Only_who_deleted_a_post_restores_it()
    {
        var (_, author, thread) = await ReplyAsync("Oui.");
        var facilitator = await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent");
        World.Done(await DeleteAsync(facilitator, thread));
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(author, thread.Id, 2, default)).Post.DeletedByAuthor, Is.False);
        Assert.That((await RestoreAsync(author, thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await RestoreAsync(facilitator, thread));
        World.Done(await DeleteAsync(author, thread));
        Assert.That((await RestoreAsync(facilitator, thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "estrie")]
    [TestCase(Role.Facilitator, "bas-saint-laurent:financement")]
    public async Task Nobody_deletes_a_post_that_is_neither_hers_nor_in_her_scope(Role role, string scope)
    {
        var (_, _, thread) = await ReplyAsync("Oui.");
        var other = await World.MemberAsync("Marc Gagnon", role: role, scopes: scope.Length == 0 ? [] : [scope]);
        Assert.That((await DeleteAsync(other, thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task A_question_withdrawn_before_any_reply_closes_and_reopens_with_it()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(asker);
        await App.Get<DeletePost>().RunAsync(asker, thread.Id, 1, default);
        Assert.That((await HeadAsync(asker, thread)).ClosedAt, Is.Not.Null);
        await App.Get<DeletePost>().RestoreAsync(asker, thread.Id, 1, default);
        Assert.That((await HeadAsync(asker, thread)).ClosedAt, Is.Null);
    }

    [Test]
    public async Task The_question_opens_again_when_its_only_accepted_answer_is_deleted()
    {
        var (asker, author, thread) = await ReplyAsync("Oui.");
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, 2, true), default));
        await DeleteAsync(author, thread);
        Assert.That((await HeadAsync(asker, thread)).AnsweredAt, Is.Null);
        await RestoreAsync(author, thread);
        Assert.That((await HeadAsync(asker, thread)).AnsweredAt, Is.Not.Null);
    }

    private async Task<(Member Asker, Member Author, ThreadHead Thread)> ReplyAsync(string body)
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var author = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(asker);
        await World.ReplyAsync(author, thread, body);
        return (asker, author, thread);
    }

    private Task<Outcome<PostChange>> DeleteAsync(Member by, ThreadHead thread) => App.Get<DeletePost>().RunAsync(by, thread.Id, 2, default);

    private Task<Outcome<PostChange>> RestoreAsync(Member by, ThreadHead thread) => App.Get<DeletePost>().RestoreAsync(by, thread.Id, 2, default);

    private async Task<ThreadHead> HeadAsync(Member reader, ThreadHead thread) => World.Done(await App.Get<ShowThread>().RunAsync(reader, thread.Id, 1, default)).Head;

    private Task<(long Replies, long Posts)> CountsAsync(ThreadHead thread) => App.ReadAsync(async db => (
        await db.OneAsync<long>("select reply_count from threads where id = @Id", new { thread.Id }),
        await db.OneAsync<long>("select cast(sum(posts) as bigint) from region_days where region_id = @RegionId", new { thread.RegionId })));
}
