using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

public sealed class PostReplyTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Replies_get_the_next_number_and_move_the_thread_up()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(asker);
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        var reply = await World.ReplyAsync(await World.MemberAsync("Luc Tremblay"), thread);

        var page = World.Done(await App.Get<ShowThread>().RunAsync(asker, thread.Id, 1, default));
        Assert.That((await World.PostsAsync(page)).Select(p => (p.Number, p.AuthorName)), Is.EqualTo(new[] { (1L, "Amina Diallo"), (2L, "Luc Tremblay") }));
        Assert.That((page.Head.ReplyCount, page.Head.LastNumber, page.Head.Version, page.Head.LastPostAt), Is.EqualTo((1L, reply.Number, reply.Version, App.Clock.GetUtcNow())));
    }

    [Test]
    public async Task The_same_submission_sent_twice_is_one_reply()
    {
        var member = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(member);
        var command = new PostReply.Command(member, thread.Id, "Une seule fois.", Guid.NewGuid().ToString(), Language.French);
        var first = World.Done(await App.Get<PostReply>().RunAsync(command, default));
        Assert.That(World.Done(await App.Get<PostReply>().RunAsync(command, default)), Is.EqualTo(first));
    }

    [Test]
    public async Task The_same_words_from_a_form_made_anew_are_one_reply_for_ten_minutes()
    {
        var (member, other) = (await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Ève Roy"));
        var thread = await World.ThreadAsync(member);
        var first = await SayAsync(member, thread, "Une seule fois.");
        Assert.That(await SayAsync(member, thread, "Une seule fois."), Is.EqualTo(first));
        Assert.That(await SayAsync(other, thread, "Une seule fois."), Is.EqualTo(first + 1), "somebody else may say the same");
        await SayAsync(member, thread, "Autre chose.");
        Assert.That(await SayAsync(member, thread, "Une seule fois."), Is.EqualTo(first + 3), "said again after something else");
        App.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await SayAsync(member, thread, "Une seule fois."), Is.EqualTo(first + 4), "and said again later");
        Assert.That((await World.ReplyAsync(member, thread, "Une seule fois.")).Number, Is.EqualTo(first + 5), "a program's own ids count as they are");
    }

    [Test]
    public async Task The_same_thread_from_a_form_made_anew_is_one_thread()
    {
        var member = await World.MemberAsync("Luc Tremblay");
        var first = await OpenAsync(member, "On cherche un local.");
        Assert.That(await OpenAsync(member, "On cherche un local."), Is.EqualTo(first));
        Assert.That(await OpenAsync(member, "On cherche aussi le jeudi."), Is.Not.EqualTo(first));
        App.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await OpenAsync(member, "On cherche un local."), Is.Not.EqualTo(first));
    }

    private async Task<long> SayAsync(Core.Members.Member by, ThreadHead thread, string body) =>
        World.Done(await App.Get<PostReply>().RunAsync(new(by, thread.Id, body, Submission.New(), Language.French), default)).Number;

    private async Task<long> OpenAsync(Core.Members.Member by, string body) =>
        World.Done(await App.Get<PublishThread>().RunAsync(new(by, "Qui a un local?", body, "estrie", [], "ressources", [], "question", "membres", Submission.New(), false, Language.French), default)).Id;

    [Test]
    public async Task A_thread_kept_to_its_regions_is_missing_for_the_others()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Ève Roy", "estrie"), region: "estrie", audience: "regions");
        var outsider = await World.MemberAsync("Marc Gagnon", "montreal");
        var answer = await App.Get<PostReply>().RunAsync(new(outsider, thread.Id, "Bonjour!", Guid.NewGuid().ToString(), Language.French), default);
        Assert.That(answer.Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<ShowThread>().RunAsync(outsider, thread.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<ShowThread>().RunAsync(await World.MemberAsync("Zoé Côté", "estrie"), thread.Id, 1, default)).Value, Is.Not.Null);
    }

    [Test]
    public async Task The_masked_author_stays_masked_when_she_replies_in_her_own_thread()
    {
        var author = await World.MemberAsync("Rachel Vollant", "cote-nord");
        var thread = await World.ThreadAsync(author, kind: "etude-de-cas", region: "cote-nord");
        await World.ReplyAsync(author, thread, "Des nouvelles.");
        var page = World.Done(await App.Get<ShowThread>().RunAsync(await World.MemberAsync("Luc Tremblay"), thread.Id, 1, default));
        Assert.That((await World.PostsAsync(page)).Select(p => (p.AuthorName, p.Organisation, p.AuthorTitle, p.RegionId)), Is.All.EqualTo(("Un membre (Côte-Nord)", "", "", PostView.NoRegion)));
    }
}
