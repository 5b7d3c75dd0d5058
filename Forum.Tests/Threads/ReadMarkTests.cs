using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

public sealed class ReadMarkTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_thread_opens_at_the_first_unread_post_under_the_last_visit_line()
    {
        var (reader, thread) = await LongThreadAsync(45);
        using var visitor = await App.VisitAsync(reader);
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("data-page=\"1\" data-pages=\"3\"").And.Not.Contain("derniere-visite"));
        await SeenAsync(reader, thread, 20);
        var second = WebUtility.HtmlDecode(await visitor.ReadAsync(thread.Url));
        Assert.That(second, Does.Contain("data-page=\"2\"").And.Contain("Dernière visite\u00A0: 25 nouveaux messages"));
        Assert.That(second.IndexOf("derniere-visite", StringComparison.Ordinal), Is.LessThan(second.IndexOf("id=\"m21\"", StringComparison.Ordinal)));
        await SeenAsync(reader, thread, 40);
        var unread = await visitor.GetAsync($"{thread.Url}?page=non-lu");
        Assert.That((unread.StatusCode, unread.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.Found, $"{thread.Url}?page=3#m41")));
    }

    [Test]
    public async Task The_mark_never_goes_back()
    {
        var (reader, thread) = await LongThreadAsync(25);
        using var visitor = await App.VisitAsync(reader);
        await visitor.PostAsync($"/fils/{thread.Id}/lu", ("Number", "25"));
        await visitor.ReadAsync($"{thread.Url}?page=1");
        await visitor.PostAsync($"/fils/{thread.Id}/lu", ("Number", "3"));
        await SeenAsync(reader, thread, 25);
        await visitor.PostAsync($"/fils/{thread.Id}/lu", ("Number", "999"));
        await SeenAsync(reader, thread, 25);
    }

    [TestCase("Sec-Purpose", "prefetch")]
    [TestCase("Sec-Purpose", "prefetch;prerender")]
    [TestCase("X-Sec-Purpose", "prefetch")]
    [TestCase("Purpose", "prefetch")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    public async Task What_nobody_looks_at_marks_nothing_read(string header, string value)
    {
        var (reader, thread) = await LongThreadAsync(2);
        using var visitor = await App.VisitAsync(reader);
        using (var request = new HttpRequestMessage(HttpMethod.Get, thread.Url))
        {
            request.Headers.Add(header, value);
            Assert.That((await visitor.Http.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        using (var head = new HttpRequestMessage(HttpMethod.Head, thread.Url)) await visitor.Http.SendAsync(head);
        // the mark moves after the answer: another page on the same connection is answered after that
        await visitor.GetAsync("/connexion");
        Assert.That(await MarkAsync(reader, thread), Is.Zero);
        await visitor.ReadAsync(thread.Url);
        await SeenAsync(reader, thread, 2);
    }

    [Test]
    public async Task Fifty_replies_at_once_get_the_numbers_2_to_51()
    {
        var (_, thread) = await LongThreadAsync(1);
        var members = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => World.MemberAsync($"Membre Numéro {n}")));
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => World.ReplyAsync(members[n % 5], thread, $"Réponse {n}."))));
        Assert.That(replies.Select(r => r.Number).Order(), Is.EqualTo(Enumerable.Range(2, 50).Select(n => (long)n)));
        Assert.That(replies.Select(r => r.Version).Distinct().Count(), Is.EqualTo(50));
        Assert.That(World.Done(await App.Get<ShowThread>().RunAsync(members[0], thread.Id, 1, default)).Head.ReplyCount, Is.EqualTo(50));
    }

    [Test]
    public async Task The_same_reply_sent_twice_at_once_is_one_reply()
    {
        var (reader, thread) = await LongThreadAsync(1);
        using var visitor = await App.VisitAsync(reader);
        await visitor.ReadAsync(thread.Url);
        var submission = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "Une seule fois."), ("SubmissionId", submission))));
        Assert.That(answers.Select(a => a.Headers.Location?.OriginalString), Is.All.EqualTo($"{thread.Url}?page=1#m2"));
        Assert.That(World.Done(await App.Get<ShowThread>().RunAsync(reader, thread.Id, 1, default)).Head.LastNumber, Is.EqualTo(2));
    }

    private async Task<(Member Reader, ThreadHead Thread)> LongThreadAsync(int posts)
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(author);
        for (var n = 2; n <= posts; n++) await World.ReplyAsync(author, thread, $"Réponse {n}.");
        return (await World.MemberAsync("Luc Tremblay"), thread);
    }

    private Task<long> MarkAsync(Member reader, ThreadHead thread) => App.ReadAsync(db => db.FindAsync<long>("select last_number from reads where member_id = @reader and thread_id = @thread", new { reader = reader.Id, thread = thread.Id }));

    /// <summary>The mark moves after the answer is out, so it is asked for until it is there.</summary>
    private async Task SeenAsync(Member reader, ThreadHead thread, long number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await MarkAsync(reader, thread) != number)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
