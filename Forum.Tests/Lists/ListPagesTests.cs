using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Lists;

public sealed partial class ListPagesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Open_questions_without_a_reply_come_first_then_the_oldest_with_its_age()
    {
        var (asker, peer) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var old = await World.ThreadAsync(asker, "La plus ancienne");
        App.Clock.Advance(TimeSpan.FromDays(2));
        var middle = await World.ThreadAsync(asker, "Celle du milieu");
        var recent = await World.ThreadAsync(asker, "La plus récente");
        var answered = await World.ThreadAsync(asker, "Déjà répondue");
        await World.ThreadAsync(asker, "Un échange", kind: "echange");
        await World.ReplyAsync(peer, old);
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update threads set answered_at = created_at where id = @Id", new { answered.Id }), default);
        App.Clock.Advance(TimeSpan.FromDays(3));

        using var visitor = await App.VisitAsync(peer);
        var page = await visitor.ReadAsync("/questions");
        Assert.That(Rows(page).Where(id => id >= old.Id), Is.EqualTo(new[] { middle.Id, recent.Id, old.Id }));
        Assert.That(page, Does.Contain("Ouverte depuis 2 jours ouvrables").And.Contain("Ouverte depuis 4 jours ouvrables"));

        var key = ListOpenQuestions.Key.Parse(null)!;
        List<long> seen = [];
        for (var next = key; next is not null; next = seen.Count < 99 ? (await Page(next)).Further is { } further ? ListOpenQuestions.Key.Parse(further.ToString()) : null : null)
            seen.AddRange((await Page(next)).Rows.Select(r => r.Id));
        Assert.That(seen, Is.EqualTo(Rows(page)));

        Task<ListOpenQuestions.Page> Page(ListOpenQuestions.Key after) => App.Get<ListOpenQuestions>().RunAsync(peer, after, 1, default);
    }

    [Test]
    public async Task One_thread_is_marked_read_from_the_list_as_far_as_the_list_knew()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay", "laval"));
        var thread = await World.ThreadAsync(asker, region: "laval");
        using var visitor = await App.VisitAsync(reader);
        var mark = Mark().Match(await visitor.ReadAsync("/non-lus?region=laval")).Groups[1].Value;
        await World.ReplyAsync(asker, thread);
        var answer = await visitor.PostAsync("/non-lus", ("Lu", mark), ("region", "laval"));
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, "/non-lus?region=laval")));
        Assert.That(await visitor.ReadAsync("/non-lus?region=laval"), Does.Contain("1 à lire"));
        await visitor.PostAsync("/non-lus", ("Lu", Mark().Match(await visitor.ReadAsync("/non-lus?region=laval")).Groups[1].Value));
        Assert.That(Rows(await visitor.ReadAsync("/non-lus?region=laval")), Is.Empty);
    }

    [Test]
    public async Task All_is_marked_read_on_every_device_but_not_what_came_meanwhile()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        await World.ThreadAsync(asker);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var desk = await App.VisitAsync(reader);
        using var phone = await App.VisitAsync(reader);
        var until = Until().Match(await desk.ReadAsync("/non-lus")).Groups[1].Value;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await World.ThreadAsync(asker);
        await desk.PostAsync("/non-lus", ("jusqua", until));
        Assert.That(Rows(await phone.ReadAsync("/non-lus")), Is.EqualTo(new[] { late.Id }));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await phone.PostAsync("/non-lus", ("jusqua", Until().Match(await phone.ReadAsync("/non-lus")).Groups[1].Value));
        Assert.That(await desk.ReadAsync("/non-lus"), Does.Contain("Vous êtes à jour."));
    }

    [TestCase("Lu", "12")]
    [TestCase("Lu", "a:b")]
    [TestCase("jusqua", "-5")]
    [TestCase("jusqua", "99999999999999999")]
    [TestCase("autre", "1")]
    public async Task A_broken_form_marks_nothing(string field, string value)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        Assert.That((await visitor.PostAsync("/non-lus", (field, value))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_thread_that_is_not_hers_to_read_cannot_be_marked()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Ève Roy", "estrie"), region: "estrie", audience: "regions");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Tremblay", "laval"));
        Assert.That((await visitor.PostAsync("/non-lus", ("Lu", $"{thread.Id}:1"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await App.Get<MarkAllRead>().RunAsync(Member.Nobody, App.Clock.GetUtcNow(), default)).Refusal, Is.EqualTo(Core.Refusal.NotAllowed));
    }

    private static List<long> Rows(string page) => [.. Row().Matches(page).Select(m => long.Parse(m.Groups[1].Value))];

    [GeneratedRegex("data-thread-row=\"(\\d+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("name=\"Lu\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();

    [GeneratedRegex("name=\"jusqua\" value=\"(\\d+)\"")]
    private static partial Regex Until();
}
