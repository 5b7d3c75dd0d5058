using System.Net;
using Forum.Core.Agenda;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Agenda;

/// <summary>Who goes, who is reminded, what groups tell: by plain forms, and the exact letters.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class SheetActTests(Dialect dialect)
{
    private ForumApp _app = null!;
    private Member _author = null!;
    private Member _reader = null!;
    private string _address = "";

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect);
        _author = await _app.World.MemberAsync("Amina Diallo", "estrie");
        (_reader, _address) = await _app.AccountAsync("Luc Tremblay");
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Who_asks_is_reminded_fourteen_and_three_days_before_and_once_each()
    {
        var thread = await _app.OccasionAsync(_author, "Fonds à rappeler", "tout-le-quebec", ("date0.day", _app.In(20)), ("date0.from", "16:00"));
        using var visitor = await _app.VisitAsync(_reader);
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/rappel", ("Wanted", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("Rappels demandés"));
        List<int> counts = [];
        for (var day = 1; day <= 21; day++)
        {
            _app.Clock.Advance(TimeSpan.FromDays(1));
            await _app.Get<WriteAgendaLetters>().RunAsync(default);
            counts.Add((await _app.MailAsync(_address)).Count);
        }
        Assert.That(counts, Is.EqualTo(Enumerable.Range(1, 21).Select(d => d < 7 ? 0 : d < 18 ? 1 : 2)));
        var letter = (await _app.MailAsync(_address))[0];
        Assert.That((letter.Subject, letter.Link()), Is.EqualTo(("Date limite bientôt\u00A0: Fonds à rappeler", thread.Url)));
        Assert.That(letter.TextBody, Does.Contain("à 16\u00A0h (17\u00A0h aux Îles)"));
    }

    [Test]
    public async Task Who_no_longer_wants_it_or_may_no_longer_read_gets_no_letter()
    {
        var thread = await _app.OccasionAsync(_author, "Fonds à oublier", "estrie", ("date0.day", _app.In(20)));
        using var visitor = await _app.VisitAsync(_reader);
        await visitor.PostAsync($"/fils/{thread.Id}/rappel", ("Wanted", "true"));
        await visitor.PostAsync($"/fils/{thread.Id}/rappel", ("Wanted", "false"));
        // no job wakes by itself: what waits in the outbox below is sent by the test alone
        _app.Clock.Jump(TimeSpan.FromDays(7));
        await _app.Get<WriteAgendaLetters>().RunAsync(default);
        Assert.That(await _app.MailAsync(_address), Is.Empty);
        await visitor.PostAsync($"/fils/{thread.Id}/rappel", ("Wanted", "true"));
        await _app.Get<WriteAgendaLetters>().RunAsync(default);
        // it waits in the outbox; meanwhile the day is called off
        await _app.SheetAsync(_author, thread, "occasion", ("funder", "Sans date"));
        Assert.That(await _app.MailAsync(_address), Is.Empty);
    }

    [Test]
    public async Task Who_goes_is_named_and_asked_two_days_after_what_she_takes_from_it()
    {
        var thread = await _app.TrainingAsync(_author, "Une journée à Magog", "estrie", ("date0.day", _app.In(3)), ("date0.from", "9:00"), ("date0.to", "16:00"));
        using var visitor = await _app.VisitAsync(_reader);
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/presence", ("Goes", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var other = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(thread.Url)), Does.Contain("1 personne y va\u00A0:").And.Contain("Luc Tremblay"));
        List<int> counts = [];
        for (var day = 1; day <= 8; day++)
        {
            _app.Clock.Advance(TimeSpan.FromDays(1));
            await _app.Get<WriteAgendaLetters>().RunAsync(default);
            counts.Add((await _app.MailAsync(_address)).Count);
        }
        // nine o'clock in the morning of each day: the training ended at four of the third
        Assert.That(counts, Is.EqualTo(new[] { 0, 0, 0, 0, 0, 1, 1, 1 }));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/presence", ("Goes", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task A_group_tells_what_became_of_its_application_and_takes_it_back()
    {
        var thread = await _app.OccasionAsync(_author, "Fonds à raconter", "estrie", ("date0.day", _app.In(3)));
        using var visitor = await _app.VisitAsync(_reader);
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Outcome", "accepte"), ("Note", "Appelez d’abord."))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var other = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(thread.Url)), Does.Contain("Acceptée").And.Contain("Appelez d’abord.").And.Not.Contain("Luc Tremblay"));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Outcome", "gagne"), ("Note", ""))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Outcome", "depose"), ("Note", new string('a', 501)))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Outcome", ""), ("Note", ""));
        Assert.That(await other.ReadAsync(thread.Url), Does.Not.Contain("Appelez d’abord"));
    }

    [Test]
    public async Task A_tip_without_an_outcome_comes_back_with_a_sentence_and_takes_nothing_back()
    {
        var thread = await _app.OccasionAsync(_author, "Fonds à moitié raconté", "estrie", ("date0.day", _app.In(3)));
        using var visitor = await _app.VisitAsync(_reader);
        foreach (var told in new[] { false, true })
        {
            if (told) await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Outcome", "depose"), ("Note", "Un premier conseil."));
            var refused = await visitor.PostAsync($"/fils/{thread.Id}/suites", ("Note", "Commencez par le budget."));
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page, Does.Contain("id=\"Outcome-erreur\"").And.Contain("Dites où en est votre demande").And.Contain("value=\"Commencez par le budget.\""));
        }
        using var other = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(thread.Url)), Does.Contain("Un premier conseil."));
    }

    [Test]
    public async Task Who_is_masked_in_a_thread_is_so_among_those_who_go_and_tells_for_no_group_by_name()
    {
        var group = await _app.GroupAsync("Ligue Quetzalcoatl", "Sutton", "estrie");
        var masked = await _app.InAsync(group, await _app.World.MemberAsync("Zélandine Xylographe", "estrie"));
        var training = await _app.SheetAsync(masked, await _app.World.ThreadAsync(masked, "Une journée sans nom", "estrie", "formation", "formation", masked: true), "formation", ("date0.day", _app.In(3)));
        var call = await _app.SheetAsync(masked, await _app.World.ThreadAsync(masked, "Un fonds sans nom", "estrie", "financement", "occasion", masked: true), "occasion", ("date0.day", _app.In(3)));
        foreach (var who in new[] { masked, _reader })
        {
            using var visitor = await _app.VisitAsync(who);
            await visitor.PostAsync($"/fils/{training.Id}/presence", ("Goes", "true"));
            await visitor.PostAsync($"/fils/{call.Id}/suites", ("Outcome", "depose"), ("Note", $"De {who.Id}"));
        }
        using var other = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(training.Url)), Does.Contain("2 personnes y vont").And.Contain("Luc Tremblay, Un membre (Estrie)").And.Not.Contain("Xylographe"));
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(call.Url)), Does.Contain($"De {masked.Id}").And.Not.Contain("Quetzalcoatl").And.Not.Contain("Xylographe"));
    }

    [Test]
    public async Task Only_readers_do_any_of_it_and_only_where_it_is()
    {
        var kept = await _app.SheetAsync(_author, await _app.World.ThreadAsync(_author, "Fonds réservé", "estrie", "financement", "occasion", "regions"), "occasion", ("date0.day", _app.In(9)));
        var question = await _app.World.ThreadAsync(_author, region: "estrie");
        var bare = await _app.World.ThreadAsync(_author, "Sans fiche", "estrie", "financement", "occasion");
        using var outside = await _app.VisitAsync(await _app.World.MemberAsync("Ève Roy", "mauricie"));
        using var nobody = await _app.VisitAsync();
        foreach (var (path, field) in new[] { ("rappel", ("Wanted", "true")), ("presence", ("Goes", "true")), ("suites", ("Outcome", "depose")) })
        {
            foreach (var thread in new[] { kept, question, bare }) Assert.That((await outside.PostAsync($"/fils/{thread.Id}/{path}", field)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), $"{path} {thread.Title}");
            Assert.That((await nobody.PostAsync($"/fils/{kept.Id}/{path}", field)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.NotFound));
        }
    }
}
