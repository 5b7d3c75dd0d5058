using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Polls;
using Forum.Core.Privacy;
using Forum.Core.Threads;

namespace Forum.Tests.Polls;

/// <summary>A straw poll of a dossier: who asks, who answers, who sees how many.</summary>
public sealed class PollTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<(Member Author, Member Reader, ThreadHead Dossier)> DossierAsync()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        return (author, await World.MemberAsync("Luc Tremblay", "laval"), await World.ThreadAsync(author, "Consultation sur la réussite", "estrie", "enjeux-politiques", "dossier"));
    }

    [Test]
    public async Task Its_author_asks_by_a_plain_form_everybody_answers_once_and_changes_her_mind()
    {
        var (author, reader, dossier) = await DossierAsync();
        using var asker = await App.VisitAsync(author);
        Assert.That(WebUtility.HtmlDecode(await asker.ReadAsync(dossier.Url)), Does.Contain("Poser une question à tout le monde"));
        var asked = await asker.PostAsync($"/fils/{dossier.Id}/sondage", ("Question", "Signez-vous?"), ("Choices", "Oui\n\nNon\nPas encore"), ("CountsShown", "true"));
        Assert.That(asked.Headers.Location?.OriginalString, Is.EqualTo($"{dossier.Url}?page=1#sondage"));
        var poll = (await PollsAsync(author, dossier)).Single();
        Assert.That(poll.Choices.Select(c => c.Label), Is.EqualTo(new[] { "Oui", "Non", "Pas encore" }));
        using var visitor = await App.VisitAsync(reader);
        foreach (var choice in new[] { "0", "2", "1" }) await visitor.PostAsync($"/fils/{dossier.Id}/sondage/{poll.Id}/voter", ("Choice", choice));
        poll = (await PollsAsync(reader, dossier)).Single();
        Assert.That((poll.Votes, poll.Own, poll.Choices[1].Votes), Is.EqualTo((1L, 1L, 1L)));
        await visitor.PostAsync($"/fils/{dossier.Id}/sondage/{poll.Id}/voter", ("Choice", ""));
        Assert.That((await PollsAsync(reader, dossier)).Single().Votes, Is.Zero);
        Assert.That(await visitor.ReadAsync(dossier.Url), Does.Not.Contain($"/sondage/{poll.Id}/fermer"));
    }

    [Test]
    public async Task Nothing_chosen_is_said_beside_the_poll_that_was_answered_and_changes_nothing()
    {
        var (author, reader, dossier) = await DossierAsync();
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Avant?", "Oui\nNon", CountsShown: true), default));
        var old = (await PollsAsync(author, dossier)).Single().Id;
        World.Done(await App.Get<ClosePoll>().RunAsync(author, dossier.Id, old, default));
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Maintenant?", "Oui\nNon", CountsShown: true), default));
        var now = (await PollsAsync(author, dossier)).Single(p => p.ClosedAt is null).Id;
        World.Done(await App.Get<Vote>().RunAsync(new(reader, dossier.Id, now, 1), default));
        using var visitor = await App.VisitAsync(reader);
        var refused = await visitor.PostAsync($"/fils/{dossier.Id}/sondage/{now}/voter", ("Vote", $"{now}"));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That((refused.StatusCode, page.Split("id=\"Choice-erreur\"").Length - 1, page.Contains("Choisissez une des réponses.", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, 1, true)));
        Assert.That((await PollsAsync(reader, dossier)).Single(p => p.Id == now).Own, Is.EqualTo(1));
    }

    [Test]
    public async Task Counts_that_are_kept_are_seen_by_who_asked_and_who_facilitates_alone()
    {
        var (author, reader, dossier) = await DossierAsync();
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Combien d’heures?", "Dix\nVingt", CountsShown: false), default));
        var id = (await PollsAsync(author, dossier)).Single().Id;
        World.Done(await App.Get<Vote>().RunAsync(new(reader, dossier.Id, id, 1), default));
        var facilitator = await World.MemberAsync("Odile Roy", "laval", Role.Facilitator, "estrie");
        var elsewhere = await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval");
        foreach (var (member, sees) in new[] { (author, true), (facilitator, true), (reader, false), (elsewhere, false) })
        {
            var poll = (await PollsAsync(member, dossier)).Single();
            Assert.That((poll.SeesCounts, poll.Choices.Sum(c => c.Votes)), Is.EqualTo((sees, sees ? 1L : 0L)), member.Name);
        }
    }

    [Test]
    public async Task Others_ask_and_close_nothing_and_a_closed_poll_takes_no_answer()
    {
        var (author, reader, dossier) = await DossierAsync();
        var elsewhere = await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval");
        foreach (var other in new[] { reader, elsewhere, Member.Nobody })
            Assert.That((await App.Get<AskPoll>().RunAsync(new(other, dossier.Id, "Oui?", "Oui\nNon", true), default)).Refusal, Is.EqualTo(Refusal.NotAllowed), other.Name);
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Oui?", "Oui\nNon", true), default));
        var id = (await PollsAsync(author, dossier)).Single().Id;
        Assert.That((await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Encore?", "Oui\nNon", true), default)).Refusal?.Key, Is.EqualTo("polls.one_at_a_time"));
        foreach (var other in new[] { reader, elsewhere, Member.Nobody }) Assert.That((await App.Get<ClosePoll>().RunAsync(other, dossier.Id, id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed), other.Name);
        Assert.That((await App.Get<Vote>().RunAsync(new(Member.Nobody, dossier.Id, id, 0), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await App.Get<ClosePoll>().RunAsync(author, dossier.Id, id, default));
        Assert.That((await App.Get<Vote>().RunAsync(new(reader, dossier.Id, id, 0), default)).Refusal?.Key, Is.EqualTo("polls.closed"));
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Et maintenant?", "Oui\nNon", true), default));
    }

    [Test]
    public async Task What_is_not_hers_to_read_or_no_poll_of_the_thread_is_not_found()
    {
        var (author, reader, dossier) = await DossierAsync();
        var kept = await World.ThreadAsync(author, "Pour l’Estrie", "estrie", "enjeux-politiques", "dossier", "regions");
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, kept.Id, "Oui?", "Oui\nNon", true), default));
        var id = (await PollsAsync(author, kept)).Single().Id;
        Assert.That((await App.Get<Vote>().RunAsync(new(reader, kept.Id, id, 0), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<Vote>().RunAsync(new(reader, dossier.Id, id, 0), default)).Refusal, Is.EqualTo(Refusal.NotFound), "a poll is reached through its own thread alone");
        Assert.That((await App.Get<AskPoll>().RunAsync(new(author, (await World.ThreadAsync(author)).Id, "Oui?", "Oui\nNon", true), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<Vote>().RunAsync(new(author, kept.Id, id, 7), default)).Refusal?.Key, Is.EqualTo("polls.choose"));
    }

    [TestCase("", "Oui\nNon", "Question", "polls.question_missing")]
    [TestCase("Oui?", "Oui", "Choices", "polls.choices_count")]
    [TestCase("Oui?", "1\n2\n3\n4\n5\n6\n7", "Choices", "polls.choices_count")]
    [TestCase("Oui?", "Décrochage\ndecrochage", "Choices", "polls.choices_alike")]
    public async Task A_question_that_is_none_is_refused_beside_its_field_and_kept(string question, string choices, string field, string key)
    {
        var (author, _, dossier) = await DossierAsync();
        var refusal = (await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, question, choices, true), default)).Refusal!;
        Assert.That((refusal.Field, refusal.Key), Is.EqualTo((field, key)));
        using var asker = await App.VisitAsync(author);
        var answer = await asker.PostAsync($"/fils/{dossier.Id}/sondage", ("Question", question), ("Choices", choices));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, page.Contains(field + "-erreur", StringComparison.Ordinal), page.Contains(choices.Split('\n')[0], StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, true)));
    }

    [Test]
    public async Task Who_is_forgotten_takes_her_answer_along()
    {
        var (author, reader, dossier) = await DossierAsync();
        World.Done(await App.Get<AskPoll>().RunAsync(new(author, dossier.Id, "Oui?", "Oui\nNon", true), default));
        var id = (await PollsAsync(author, dossier)).Single().Id;
        World.Done(await App.Get<Vote>().RunAsync(new(reader, dossier.Id, id, 0), default));
        World.Done(await App.Get<EraseMember>().RunAsync(new(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), reader.Id, false, null), default));
        Assert.That((await PollsAsync(author, dossier)).Single().Votes, Is.Zero);
    }

    private Task<IReadOnlyList<Poll>> PollsAsync(Member reader, ThreadHead thread) => App.Get<ReadPolls>().RunAsync(reader, thread, default);
}
