using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Exchanges;

/// <summary>What is asked and kept, and the summary that takes the place of the announcement.</summary>
public sealed class SummaryTests(Dialect dialect) : HeldExchange(dialect)
{
    [Test]
    public async Task The_most_supported_question_comes_first_and_nobody_supports_her_own()
    {
        var ask = App.Get<AskInExchange>();
        var sending = Guid.NewGuid().ToString();
        for (var twice = 0; twice < 2; twice++) World.Done(await ask.RunAsync(new(Amina, Id, "Quand commencez-vous?", false, sending), default));
        World.Done(await ask.RunAsync(new(Luc, Id, "Et l’autobus?", true, Guid.NewGuid().ToString()), default));
        var questions = (await ViewAsync()).Questions;
        Assert.That(questions.Select(q => q.Body), Is.EqualTo(new[] { "Quand commencez-vous?", "Et l’autobus?" }));
        foreach (var member in new[] { Amina, Luc, Lead, Lead }) World.Done(await ask.SupportAsync(member, Id, questions[1].Id, true, default));
        Assert.That((await ViewAsync()).Questions.Select(q => (q.Body, q.Votes)), Is.EqualTo(new[] { ("Et l’autobus?", 2L), ("Quand commencez-vous?", 0L) }));
        Assert.That((await ReadAsync(Amina)).Own.Supported, Is.EqualTo(new[] { questions[1].Id }));
        World.Done(await ask.SettleAsync(Lead, Id, questions[1].Id, true, default));
        Assert.That((await ViewAsync()).Questions[^1].AnsweredAt, Is.Not.Null);
        Assert.That((await ask.TakeBackAsync(Luc, Id, questions[0].Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await ask.TakeBackAsync(Amina, Id, questions[0].Id, default));
        Assert.That((await ask.SupportAsync(Amina, Id, questions[0].Id, true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task Five_open_questions_are_the_most_and_an_empty_one_is_none()
    {
        var ask = App.Get<AskInExchange>();
        Assert.That((await ask.RunAsync(new(Amina, Id, "  ", false, Guid.NewGuid().ToString()), default)).Refusal, Is.EqualTo(Refusal.Invalid("Question", "exchanges.question_missing")));
        Assert.That((await ask.RunAsync(new(Amina, Id, new string('a', 401), false, Guid.NewGuid().ToString()), default)).Refusal?.Key, Is.EqualTo("exchanges.question_long"));
        Assert.That((await ask.RunAsync(new(Member.Nobody, Id, "Moi?", false, Guid.NewGuid().ToString()), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        for (var n = 0; n < AskInExchange.MostOpen; n++) World.Done(await ask.RunAsync(new(Amina, Id, $"Question {n}?", false, Guid.NewGuid().ToString()), default));
        Assert.That((await ask.RunAsync(new(Amina, Id, "Et une autre?", false, Guid.NewGuid().ToString()), default)).Refusal?.Key, Is.EqualTo("exchanges.too_many_questions"));
    }

    [Test]
    public async Task What_is_kept_becomes_the_first_message_and_its_history_keeps_the_announcement()
    {
        await OpenAsync();
        using (var came = await App.VisitAsync(Luc)) await came.ReadAsync($"/en-direct/{Id}");
        var idea = await World.ReplyAsync(Amina, Thread, "Un rendez-vous *fixe* vaut mieux que plusieurs surprises.");
        World.Done(await App.Get<KeepIdea>().RunAsync(Lead, Id, idea.Number, default));
        World.Done(await App.Get<KeepIdea>().RunAsync(Lead, Id, idea.Number, default));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        var line = (await ViewAsync()).Lines.Single();
        using var visitor = await App.VisitAsync(Lead);
        var published = await visitor.PostAsync($"/en-direct/{Id}/synthese", ("Id0", $"{line.Id}"), ("Section0", "idees"), ("Body0", line.Body), ("Who0", ""), ("Due0", ""),
            ("Id1", "0"), ("Section1", "suites"), ("Body1", "Partager le calendrier [gabarit]"), ("Who1", "Amina"), ("Due1", "15 janvier"), ("act", "publier"));
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await published.Content.ReadAsStringAsync());
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(Thread.Url + "?page=1"));
        Assert.That(page, Does.Contain("Idées clés").And.Contain($"href=\"/fils/{Id}/m/{idea.Number}\"").And.Contain("Partager le calendrier [gabarit]").And.Contain("<strong>Amina, 15 janvier</strong>").And.Contain("2 personnes, 2 régions, 1 message"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/fils/{Id}/m/1/historique")), Does.Contain("On se retrouve ici."));
        Assert.That((await ViewAsync()).Thread.LastNumber, Is.EqualTo(idea.Number), "no number changed");
        var letters = await App.ReadAsync(db => db.ListAsync<string>("select m.name from outbox o join members m on m.id = o.member_id where o.kind = 'ExchangeSummary' order by m.name"));
        Assert.That(letters, Is.EqualTo(new[] { "Amina Diallo", "Luc Tremblay" }), "who wrote and who came; not who published it");
    }

    [Test]
    public async Task A_summary_waits_for_the_end_and_for_something_to_say()
    {
        await OpenAsync();
        Assert.That((await App.Get<SaveSummary>().PublishAsync(Lead, Id, "Rien", "", default)).Refusal?.Key, Is.EqualTo("exchanges.close_first"));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        Assert.That((await App.Get<SaveSummary>().PublishAsync(Lead, Id, "Rien", "", default)).Refusal?.Key, Is.EqualTo("exchanges.nothing_kept_error"));
        Assert.That((await App.Get<SaveSummary>().RunAsync(Lead, Id, [new(0, "ailleurs", "Une idée", "", "", false)], default)).Refusal, Is.EqualTo(Refusal.Invalid("Section0", "exchanges.no_such_section")));
        Assert.That((await App.Get<SaveSummary>().RunAsync(Lead, Id, [new(0, "idees", new string('a', 401), "", "", false)], default)).Refusal, Is.EqualTo(Refusal.Invalid("Body0", "exchanges.line_long")));
        World.Done(await App.Get<SaveSummary>().RunAsync(Lead, Id, [new(0, "idees", "Une idée", "", "", false)], default));
        World.Done(await App.Get<EditPost>().RunAsync(new(Lead, Id, 1, "Annonce corrigée.", EditPost.Mark("On se retrouve ici.")), default));
        Assert.That((await App.Get<SaveSummary>().PublishAsync(Lead, Id, "Synthèse", EditPost.Mark("On se retrouve ici."), default)).Refusal?.Kind, Is.EqualTo(RefusalKind.Conflict), "made from a text that has changed since");
    }

    [Test]
    public async Task An_open_question_becomes_a_thread_of_its_author_with_her_word_alone()
    {
        var ask = App.Get<AskInExchange>();
        World.Done(await ask.RunAsync(new(Amina, Id, "Qui prête un autobus en juillet?", true, Guid.NewGuid().ToString()), default));
        World.Done(await ask.RunAsync(new(Luc, Id, "Et pour les Îles?", false, Guid.NewGuid().ToString()), default));
        await OpenAsync();
        foreach (var question in (await ViewAsync()).Questions) World.Done(await App.Get<KeepIdea>().QuestionAsync(Lead, Id, question.Id, default));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        var lines = (await ViewAsync()).Lines;
        var open = App.Get<OpenQuestionThread>();
        var opened = World.Done(await open.RunAsync(Lead, Id, lines[0].Id, "D’un échange.", default)).Opened!;
        Assert.That((opened.AuthorId, opened.Kind, opened.Title, opened.RegionId), Is.EqualTo((Amina.Id, ThreadKind.Question, "Qui prête un autobus en juillet?", Thread.RegionId)));
        Assert.That(World.Done(await open.RunAsync(Lead, Id, lines[0].Id, "D’un échange.", default)).Opened!.Id, Is.EqualTo(opened.Id), "once");
        Assert.That(World.Done(await open.RunAsync(Lead, Id, lines[1].Id, "D’un échange.", default)).Opened, Is.Null, "he is asked");
        Assert.That((await open.AskedAsync(Amina, Id, lines[1].Id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await open.AgreeAsync(Amina, Id, lines[1].Id, "", default)).Refusal, Is.EqualTo(Refusal.NotFound), "not hers to give");
        using var luc = await App.VisitAsync(Luc);
        Assert.That(WebUtility.HtmlDecode(await luc.ReadAsync($"/en-direct/{Id}/question/{lines[1].Id}")), Does.Contain("Et pour les Îles?"));
        var agreed = await luc.PostAsync($"/en-direct/{Id}/question/{lines[1].Id}");
        Assert.That(agreed.Headers.Location?.OriginalString, Does.StartWith("/fils/"));
        Assert.That(WebUtility.HtmlDecode(await luc.ReadAsync(agreed.Headers.Location!.OriginalString)), Does.Contain("Et pour les Îles?").And.Contain("Garder le lien pendant l’été"));
    }

    [Test]
    public async Task A_summary_that_is_late_stands_on_the_desk()
    {
        await OpenAsync();
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        using var lead = await App.VisitAsync(Lead);
        Assert.That(WebUtility.HtmlDecode(await lead.ReadAsync("/animation/echanges")), Does.Contain(Thread.Title).And.Not.Contain("Synthèse en retard"));
        App.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        using var later = await App.VisitAsync(Lead);
        Assert.That(WebUtility.HtmlDecode(await later.ReadAsync("/animation/echanges")), Does.Contain("Synthèse en retard"));
        using var elsewhere = await App.VisitAsync(await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval"));
        Assert.That(await elsewhere.ReadAsync("/animation/echanges"), Does.Not.Contain(Thread.Title));
    }

    [Test]
    public async Task Who_said_that_she_comes_is_reminded_the_day_before_and_within_the_hour_once_each()
    {
        var day = App.Now.AddDays(3);
        await DateAsync($"{day:yyyy-MM-dd}", "12:00", "13:00");
        World.Done(await App.Get<Core.Agenda.Attend>().RunAsync(Amina, Id, true, default));
        Assert.That(await LettersAsync(), Is.Zero);
        var starts = (await ViewAsync()).Day!.StartsAt;
        App.Clock.Advance(starts - App.Now - TimeSpan.FromHours(23));
        await App.Get<WriteExchangeReminders>().RunAsync(default);
        await App.Get<WriteExchangeReminders>().RunAsync(default);
        Assert.That(await LettersAsync(), Is.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromHours(22.5));
        await App.Get<WriteExchangeReminders>().RunAsync(default);
        Assert.That(await LettersAsync(), Is.EqualTo(2));
        Assert.That((await App.Get<ReadExchangeLetter>().RunAsync(Core.Mail.MailKind.ExchangeReminder, await App.ReadAsync(db => db.OneAsync<long>("select max(id) from exchange_letters")), Amina.Id, default))!.Day!.StartsAt, Is.EqualTo(starts));
        World.Done(await App.Get<Core.Agenda.Attend>().RunAsync(Amina, Id, false, default));
        Assert.That(await App.Get<ReadExchangeLetter>().RunAsync(Core.Mail.MailKind.ExchangeReminder, await App.ReadAsync(db => db.OneAsync<long>("select max(id) from exchange_letters")), Amina.Id, default), Is.Null, "she no longer comes");
    }

    private Task<long> LettersAsync() => App.ReadAsync(db => db.OneAsync<long>("select count(*) from exchange_letters where kind = 'Reminder'"));

    [Test]
    public async Task Who_is_forgotten_leaves_no_question_hand_or_name_in_what_others_kept()
    {
        World.Done(await App.Get<AskInExchange>().RunAsync(new(Amina, Id, "Une question d’Amina?", false, Guid.NewGuid().ToString()), default));
        await OpenAsync();
        World.Done(await App.Get<RaiseHand>().RunAsync(Amina, Id, true, default));
        World.Done(await App.Get<SaveSummary>().RunAsync(Lead, Id, [new(0, "suites", "Amina Diallo appelle l’école", "Amina Diallo", "lundi", false)], default));
        World.Done(await App.Get<Core.Privacy.EraseMember>().RunAsync(new(Amina, Amina.Id, true, null), default));
        var view = await ViewAsync();
        Assert.That((view.Questions.Count, view.Hands.Count), Is.EqualTo((0, 0)));
        Assert.That($"{view.Lines.Single().Body} {view.Lines.Single().Who}", Does.Not.Contain("Amina"));
    }
}
