using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

public sealed class AcceptAnswerTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task The_asker_accepts_several_answers_and_the_question_stays_answered_until_the_last_is_taken_back()
    {
        var (asker, thread) = await QuestionAsync();
        Assert.That((await ShowAsync(asker, thread)).Head.AnsweredAt, Is.Null, "a reply is not an answer");
        var first = App.Clock.GetUtcNow();
        World.Done(await AcceptAsync(asker, thread, 2));
        App.Clock.Advance(TimeSpan.FromHours(1));
        World.Done(await AcceptAsync(asker, thread, 3));
        var page = await ShowAsync(asker, thread);
        Assert.That((page.Head.AnsweredAt, (await World.PostsAsync(page))[1].Accepted, (await World.PostsAsync(page))[2].Accepted), Is.EqualTo(((DateTimeOffset?)first, true, true)));
        await AcceptAsync(asker, thread, 2, helped: false);
        Assert.That((await ShowAsync(asker, thread)).Head.AnsweredAt, Is.EqualTo(App.Clock.GetUtcNow()));
        await AcceptAsync(asker, thread, 3, helped: false);
        page = await ShowAsync(asker, thread);
        Assert.That((page.Head.AnsweredAt, (await World.PostsAsync(page))[2].Accepted), Is.EqualTo(((DateTimeOffset?)null, false)));
    }

    [Test]
    public async Task Accepting_twice_changes_nothing_the_second_time()
    {
        var (asker, thread) = await QuestionAsync();
        var first = World.Done(await AcceptAsync(asker, thread, 2));
        Assert.That(World.Done(await AcceptAsync(asker, thread, 2)), Is.EqualTo(first));
    }

    [Test]
    public async Task Nobody_but_the_asker_says_what_helped_her()
    {
        var (_, thread) = await QuestionAsync();
        Assert.That((await AcceptAsync(await World.MemberAsync("Marc Gagnon"), thread, 2)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await AcceptAsync(await World.MemberAsync("Ève Roy", role: Role.Coordinator), thread, 2)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await AcceptAsync(Member.Nobody, thread, 2)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task Neither_the_question_itself_nor_a_deleted_reply_is_an_answer()
    {
        var (asker, thread) = await QuestionAsync();
        Assert.That((await AcceptAsync(asker, thread, 1)).Refusal!.Key, Is.EqualTo("posts.question_is_no_answer"));
        await App.Get<DeletePost>().RunAsync(await World.MemberAsync("Ève Roy", role: Role.Coordinator), thread.Id, 2, default);
        Assert.That((await AcceptAsync(asker, thread, 2)).Refusal!.Key, Is.EqualTo("posts.already_deleted"));
        Assert.That((await AcceptAsync(asker, thread, 99)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    private async Task<(Member Asker, ThreadHead Thread)> QuestionAsync()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(asker);
        await World.ReplyAsync(await World.MemberAsync("Luc Tremblay"), thread);
        await World.ReplyAsync(await World.MemberAsync("Nadia Bérubé"), thread);
        return (asker, thread);
    }

    private Task<Outcome<PostChange>> AcceptAsync(Member by, ThreadHead thread, long number, bool helped = true) => App.Get<AcceptAnswer>().RunAsync(new(by, thread.Id, number, helped), default);

    private async Task<ThreadPage> ShowAsync(Member reader, ThreadHead thread) => World.Done(await App.Get<ShowThread>().RunAsync(reader, thread.Id, 1, default));
}
