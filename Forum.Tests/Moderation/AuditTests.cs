using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Resources;

namespace Forum.Tests.Moderation;

public sealed class AuditTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task What_a_facilitator_does_to_anothers_post_stands_in_the_journal_and_her_own_does_not()
    {
        var (author, facilitator, thread) = await SceneAsync();
        World.Done(await App.Get<DeletePost>().RunAsync(author, thread.Id, 2, default));
        World.Done(await App.Get<DeletePost>().RestoreAsync(author, thread.Id, 2, default));
        Assert.That(await ActsAsync(thread), Is.Empty);
        World.Done(await App.Get<EditPost>().RunAsync(new(facilitator, thread.Id, 2, "Autrement dit.", EditPost.Mark("Oui, le nôtre est libre.")), default));
        World.Done(await App.Get<DeletePost>().RunAsync(facilitator, thread.Id, 2, default));
        World.Done(await App.Get<DeletePost>().RunAsync(facilitator, thread.Id, 2, default));
        World.Done(await App.Get<DeletePost>().RestoreAsync(facilitator, thread.Id, 2, default));
        World.Done(await App.Get<LockThread>().RunAsync(facilitator, thread.Id, true, default));
        Assert.That(await ActsAsync(thread), Is.EqualTo(new[] { "PostEdited", "PostRemoved", "PostRestored", "ThreadLocked" }));
    }

    [Test]
    public async Task The_chain_is_whole_also_after_many_acts_at_once()
    {
        var (_, facilitator, _) = await SceneAsync();
        var threads = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => World.ThreadAsync(facilitator, $"Un fil {n}")));
        await Task.WhenAll(threads.Select(t => Task.Run(() => App.Get<LockThread>().RunAsync(facilitator, t.Id, true, default))));
        Assert.That(await FindingsAsync(App), Is.Empty);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select max(id) - count(*) from audit_log")), Is.Zero);
    }

    [Test]
    public async Task The_journal_holds_no_name_and_no_word_and_coordinators_alone_read_it()
    {
        var (_, actor, thread) = await SceneAsync();
        World.Done(await App.Get<DeletePost>().RunAsync(actor, thread.Id, 2, default));
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        using var visitor = await App.VisitAsync(coordinator);
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/administration/journal"));
        var last = await App.ReadAsync(db => db.OneAsync<string>("select hash from audit_log order by id desc limit 1"));
        Assert.That(page, Does.Contain("Ève Roy").And.Contain(last).And.Contain(Texts.French["moderation.act.PostRemoved"]));
        using var facilitator = await App.VisitAsync((await SceneAsync()).Facilitator);
        Assert.That((await facilitator.GetAsync("/administration/journal")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var rows = await App.ReadAsync(db => db.ListAsync<string>("select act || detail from audit_log"));
        Assert.That(string.Concat(rows), Does.Not.Contain("Roy").And.Not.Contain("libre"));
    }

    [Test]
    public async Task A_changed_or_missing_row_is_told_and_mended_by_nobody()
    {
        // a store of its own: what is spoilt here stays so
        await using var spoilt = new ForumApp(App.Dialect);
        var facilitator = await spoilt.World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent");
        var thread = await spoilt.World.ThreadAsync(facilitator);
        foreach (var locks in new[] { true, false, true, false }) World.Done(await spoilt.Get<LockThread>().RunAsync(facilitator, thread.Id, locks, default));
        Assert.That(await FindingsAsync(spoilt), Is.Empty);
        await WriteAsync(spoilt, "update audit_log set detail = 'autre' where id = 2");
        Assert.That((await FindingsAsync(spoilt)).Select(f => (f.Key, f.Values[0])), Is.EqualTo(new[] { ("doctor.audit_changed", (object)2L) }));
        await WriteAsync(spoilt, "delete from audit_log where id = 3");
        Assert.That((await FindingsAsync(spoilt, repair: true)).Select(f => (f.Key, f.Mended)), Is.EqualTo(new[] { ("doctor.audit_changed", false), ("doctor.audit_missing", false) }));
    }

    private async Task<(Member Author, Member Facilitator, ThreadHead Thread)> SceneAsync()
    {
        var author = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        await World.ReplyAsync(author, thread);
        return (author, await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent"), thread);
    }

    private Task<List<string>> ActsAsync(ThreadHead thread) => App.ReadAsync(db => db.ListAsync<string>("select act from audit_log where thread_id = @Id order by id", new { thread.Id }));

    private static async Task<List<Finding>> FindingsAsync(ForumApp app, bool repair = false)
    {
        List<Finding> found = [];
        await foreach (var finding in app.Get<ExamineStore>().RunAsync(repair, default)) found.Add(finding);
        return found;
    }

    private static Task WriteAsync(ForumApp app, string sql) => app.Get<Database>().WriteAsync<Done>(async db =>
    {
        await db.RunAsync(sql);
        return default(Done);
    }, default);
}
