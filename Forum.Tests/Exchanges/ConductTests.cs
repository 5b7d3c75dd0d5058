using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Exchanges;

/// <summary>Opening, the plan's pointer, turns, pace and who may do it.</summary>
public sealed class ConductTests(Dialect dialect) : HeldExchange(dialect)
{
    [Test]
    public async Task A_message_belongs_to_the_part_of_the_plan_in_which_it_was_written()
    {
        await World.ReplyAsync(Luc, Thread, "J’y serai.");
        await OpenAsync();
        await World.ReplyAsync(Amina, Thread, "Une sortie par semaine.");
        World.Done(await App.Get<MoveOn>().RunAsync(Lead, Id, 2, default));
        await World.ReplyAsync(Luc, Thread, "L’autobus.");
        await World.ReplyAsync(Amina, Thread, "Le sommeil.");
        World.Done(await App.Get<MoveOn>().RunAsync(Lead, Id, 1, default));
        await World.ReplyAsync(Amina, Thread, "J’oubliais : un texto le lundi.");
        var view = await ViewAsync();
        Assert.That(view.Segments.Select(s => (s.Messages, s.First)), Is.EqualTo(new[] { (2L, 3L), (2L, 4L), (0L, 0L) }));
        Assert.That(Enumerable.Range(1, 6).Select(n => view.SegmentOf(n)), Is.EqualTo(new long?[] { null, null, 1, 2, 2, 1 }));
    }

    [Test]
    public async Task The_pointer_says_until_when_and_gets_minutes()
    {
        await OpenAsync();
        Assert.That((await ViewAsync()).Exchange.SegmentEndsAt, Is.EqualTo(App.Now.AddMinutes(15)));
        App.Clock.Advance(TimeSpan.FromMinutes(20));
        World.Done(await App.Get<MoveOn>().ExtendAsync(Lead, Id, 5, default));
        Assert.That((await ViewAsync()).Exchange.SegmentEndsAt, Is.EqualTo(App.Now.AddMinutes(5)), "from now on, as its time was over");
        World.Done(await App.Get<MoveOn>().ExtendAsync(Lead, Id, 5, default));
        Assert.That((await ViewAsync()).Exchange.SegmentEndsAt, Is.EqualTo(App.Now.AddMinutes(10)));
        Assert.That((await App.Get<MoveOn>().ExtendAsync(Lead, Id, 500, default)).Refusal?.Key, Is.EqualTo("exchanges.minutes"));
        Assert.That((await App.Get<MoveOn>().RunAsync(Lead, Id, 9, default)).Refusal?.Key, Is.EqualTo("exchanges.no_such_segment"));
    }

    [Test]
    public async Task Two_who_move_on_at_once_move_on_once()
    {
        await OpenAsync();
        var other = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var before = (await ViewAsync()).Passages.Count;
        await Task.WhenAll(App.Get<MoveOn>().RunAsync(Lead, Id, 2, default), App.Get<MoveOn>().RunAsync(other, Id, 2, default));
        Assert.That((await ViewAsync()).Passages, Has.Count.EqualTo(before + 1));
    }

    [Test]
    public async Task Hands_are_called_in_turn_and_one_has_the_floor()
    {
        await OpenAsync();
        foreach (var member in new[] { Amina, Luc, Amina }) World.Done(await App.Get<RaiseHand>().RunAsync(member, Id, true, default));
        Assert.That((await ViewAsync()).Hands.Select(h => h.Name), Is.EqualTo(new[] { "Amina Diallo", "Luc Tremblay" }));
        World.Done(await App.Get<RaiseHand>().GiveTurnAsync(Lead, Id, Luc.Id, default));
        Assert.That((await ViewAsync()).Hands.Select(h => (h.Name, h.CalledAt is not null)), Is.EqualTo(new[] { ("Luc Tremblay", true), ("Amina Diallo", false) }));
        Assert.That((await ReadAsync(Luc)).Own.Turn, Is.True);
        World.Done(await App.Get<RaiseHand>().GiveTurnAsync(Lead, Id, Amina.Id, default));
        Assert.That((await ViewAsync()).Hands.Select(h => (h.Name, h.CalledAt is not null)), Is.EqualTo(new[] { ("Amina Diallo", true) }), "whose turn it was is done");
        World.Done(await App.Get<RaiseHand>().EndTurnAsync(Lead, Id, Amina.Id, default));
        Assert.That((await ViewAsync()).Hands, Is.Empty);
        World.Done(await App.Get<RaiseHand>().GiveTurnAsync(Lead, Id, Luc.Id, default));
        Assert.That((await ViewAsync()).Hands, Is.Empty, "whose hand is down is not called");
    }

    [Test]
    public async Task Who_takes_part_conducts_nothing()
    {
        await OpenAsync();
        var second = World.Done(await App.Get<PostReply>().RunAsync(new(Amina, Id, "Bonjour.", Guid.NewGuid().ToString(), Language.French), default));
        var elsewhere = await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval");
        foreach (var other in new[] { Amina, elsewhere, Member.Nobody })
        {
            Func<Task<Outcome<ThreadHead>>>[] acts =
            [
                () => App.Get<OpenExchange>().RunAsync(other, Id, default), () => App.Get<CloseExchange>().RunAsync(other, Id, default), () => App.Get<MoveOn>().RunAsync(other, Id, 2, default), () => App.Get<MoveOn>().ExtendAsync(other, Id, 5, default),
                () => App.Get<PlanExchange>().RunAsync(new(other, Id, ExchangeMode.Talk, ["A"], ["5"]), default), () => App.Get<RaiseHand>().GiveTurnAsync(other, Id, Luc.Id, default), () => App.Get<RaiseHand>().EndTurnAsync(other, Id, Luc.Id, default),
                () => App.Get<KeepIdea>().RunAsync(other, Id, second.Number, default), () => App.Get<KeepIdea>().QuestionAsync(other, Id, 1, default), () => App.Get<KeepIdea>().LetGoAsync(other, Id, 1, default),
                () => App.Get<ConductExchange>().SlowAsync(other, Id, 30, default), () => App.Get<ConductExchange>().MuteAsync(other, Id, Luc.Id, true, default), () => App.Get<ConductExchange>().ShareAsync(other, Id, Luc.Id, true, default), () => App.Get<ConductExchange>().ClientAsync(other, Id, Luc.Id, default),
                () => App.Get<AskInExchange>().SettleAsync(other, Id, 1, true, default), () => App.Get<SaveSummary>().RunAsync(other, Id, [], default),
            ];
            foreach (var act in acts) Assert.That((await act()).Refusal, Is.EqualTo(Refusal.NotAllowed), $"{other.Name} {Array.IndexOf(acts, act)}");
            Assert.That((await App.Get<SaveSummary>().PublishAsync(other, Id, "Synthèse", "", default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<OpenQuestionThread>().RunAsync(other, Id, 1, "", default)).Refusal, Is.AnyOf(Refusal.NotAllowed, Refusal.NotFound));
        }
    }

    [Test]
    public async Task What_is_not_hers_to_read_is_not_found()
    {
        var kept = await World.ThreadAsync(Lead, "Pour l’Estrie", "estrie", "pratiques", "direct", "regions");
        Assert.That((await App.Get<ReadExchange>().RunAsync(Amina, kept.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<RaiseHand>().RunAsync(Amina, kept.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<AskInExchange>().RunAsync(new(Amina, kept.Id, "Pourquoi?", false, Guid.NewGuid().ToString()), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        var question = await World.ThreadAsync(Lead, "Une question", "estrie");
        Assert.That((await App.Get<OpenExchange>().RunAsync(Lead, question.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound), "no exchange");
        Assert.That((await App.Get<ConductExchange>().ShareAsync(Lead, kept.Id, Amina.Id, true, default)).Refusal?.Key, Is.EqualTo("exchanges.nobody_by_that_name"), "who may not read it conducts nothing");
    }

    [Test]
    public async Task A_second_one_goes_on_where_the_first_is_cut_off()
    {
        World.Done(await App.Get<ConductExchange>().ShareAsync(Lead, Id, Luc.Id, true, default));
        World.Done(await App.Get<OpenExchange>().RunAsync(Luc, Id, default));
        World.Done(await App.Get<MoveOn>().RunAsync(Luc, Id, 2, default));
        World.Done(await App.Get<ConductExchange>().ShareAsync(Lead, Id, Luc.Id, false, default));
        Assert.That((await App.Get<MoveOn>().RunAsync(Luc, Id, 3, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task Who_is_muted_reads_and_does_not_write_and_who_conducts_is_never_muted()
    {
        await OpenAsync();
        World.Done(await App.Get<RaiseHand>().RunAsync(Amina, Id, true, default));
        var said = await World.ReplyAsync(Amina, Thread, "Un mot de trop.");
        World.Done(await App.Get<ConductExchange>().MuteAuthorAsync(Lead, Id, said.Number, default));
        Assert.That((await ViewAsync()).Hands, Is.Empty);
        Assert.That((await App.Get<PostReply>().RunAsync(new(Amina, Id, "Encore.", Guid.NewGuid().ToString(), Language.French), default)).Refusal, Is.EqualTo(Refusal.Invalid("Body", "exchanges.muted")));
        Assert.That((await App.Get<AskInExchange>().RunAsync(new(Amina, Id, "Pourquoi?", false, Guid.NewGuid().ToString()), default)).Refusal?.Key, Is.EqualTo("exchanges.muted"));
        Assert.That((await App.Get<ConductExchange>().MuteAsync(Lead, Id, Lead.Id, true, default)).Refusal?.Key, Is.EqualTo("exchanges.leads_too"));
        World.Done(await App.Get<ConductExchange>().MuteAsync(Lead, Id, Amina.Id, false, default));
        await World.ReplyAsync(Amina, Thread, "Merci.");
    }

    [Test]
    public async Task The_pace_is_in_seconds_and_ends_with_the_exchange()
    {
        await OpenAsync();
        World.Done(await App.Get<ConductExchange>().SlowAsync(Lead, Id, 30, default));
        await World.ReplyAsync(Amina, Thread, "Un.");
        App.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await App.Get<PostReply>().RunAsync(new(Amina, Id, "Deux.", Guid.NewGuid().ToString(), Language.French), default)).Refusal, Is.EqualTo(Refusal.Invalid("Body", "posts.slow_seconds") with { Count = 20 }));
        await World.ReplyAsync(Lead, Thread, "Trois.");
        Assert.That((await App.Get<ConductExchange>().SlowAsync(Lead, Id, 7, default)).Refusal?.Key, Is.EqualTo("exchanges.no_such_pace"));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        await World.ReplyAsync(Amina, Thread, "Quatre.");
    }

    [Test]
    public async Task It_is_opened_ended_and_opened_again_and_acts_outside_of_it_are_refused()
    {
        Assert.That((await App.Get<RaiseHand>().RunAsync(Amina, Id, true, default)).Refusal?.Key, Is.EqualTo("exchanges.not_live"));
        Assert.That((await App.Get<MoveOn>().RunAsync(Lead, Id, 1, default)).Refusal?.Key, Is.EqualTo("exchanges.not_live"));
        Assert.That((await App.Get<CloseExchange>().RunAsync(Lead, Id, default)).Refusal?.Key, Is.EqualTo("exchanges.not_live"));
        await OpenAsync();
        await OpenAsync();
        Assert.That((await ViewAsync()).Passages, Has.Count.EqualTo(1));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        Assert.That((await ViewAsync()).Exchange.State, Is.EqualTo(ExchangeState.Closed));
        Assert.That((await App.Get<AskInExchange>().RunAsync(new(Amina, Id, "Trop tard?", false, Guid.NewGuid().ToString()), default)).Refusal?.Key, Is.EqualTo("exchanges.is_over"));
        await OpenAsync();
        Assert.That((await ViewAsync()).Exchange.State, Is.EqualTo(ExchangeState.Live), "ended too early by a slip");
    }

    [TestCase("", "5", null)]
    [TestCase("A", "0", "exchanges.minutes")]
    [TestCase("A", "181", "exchanges.minutes")]
    [TestCase("A", "dix", "exchanges.minutes")]
    public async Task A_plan_is_read_line_by_line(string title, string minutes, string? key) =>
        Assert.That((await App.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Talk, [title], [minutes]), default)).Refusal?.Key, Is.EqualTo(key));

    [Test]
    public async Task A_codevelopment_has_its_six_steps_and_its_client()
    {
        string?[] steps = ["Exposé", "Clarification", "Contrat", "Consultation", "Synthèse", "Apprentissages"];
        Assert.That((await App.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Codev, steps[..5], ["1", "1", "1", "1", "1"]), default)).Refusal?.Key, Is.EqualTo("exchanges.six_steps"));
        World.Done(await App.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Codev, steps, [.. Sections.CodevMinutes.Select(m => $"{m}")]), default));
        World.Done(await App.Get<ConductExchange>().ClientAsync(Lead, Id, Amina.Id, default));
        await OpenAsync();
        World.Done(await App.Get<MoveOn>().RunAsync(Lead, Id, 4, default));
        var advice = await World.ReplyAsync(Luc, Thread, "Et si tu demandais au grand frère?");
        World.Done(await App.Get<KeepIdea>().RunAsync(Lead, Id, advice.Number, default));
        var view = await ViewAsync();
        Assert.That((view.Client, view.Lines.Single().Section), Is.EqualTo(("Amina Diallo", "etape-4")));
        Assert.That((await App.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Talk, ["A"], ["5"]), default)).Refusal?.Key, Is.EqualTo("exchanges.mode_fixed"));
    }
}
