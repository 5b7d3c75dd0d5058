using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Joining;

/// <summary>What a word about a colleague does not do: a chain of strangers ends soon.</summary>
public sealed class VouchLimitTests(Dialect dialect) : VouchStage(dialect)
{
    [Test]
    public async Task Who_came_in_on_a_word_has_none_herself_for_thirty_days()
    {
        var rita = await LetInAsync("Rita Nouvelle");
        var email = await AskAsync("Nora Deuxième");
        Assert.That((await MailAsync(rita)).Select(m => m.Subject), Has.None.Contain("Nora"));
        Assert.That((await App.Get<VouchForColleague>().RunAsync(new(rita, await IdAsync(email), true), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        using (var visitor = await App.VisitAsync(rita)) Assert.That(await visitor.ReadAsync("/collegues"), Does.Not.Contain(email));
        App.Clock.Sleep(TimeSpan.FromDays(31));
        Assert.That(await VouchAsync(await World.NowAsync(rita), email), Is.True);
    }

    [Test]
    public async Task A_word_opens_no_region_that_the_group_does_not_serve()
    {
        const string email = "ailleurs@example.org";
        World.Done(await App.Get<AskToJoin>().RunAsync(new("Rita Nouvelle", email, Name, "cote-nord", "J’accompagne des jeunes.", Language.French), default));
        Assert.That(await VouchAsync(Colleague, email), Is.False, "she could else open any region to a second address of hers");
        Assert.That(await ActsAsync(await IdAsync(email)), Is.EqualTo(new[] { "beside" }));
        Assert.That(await App.MailAsync(email), Is.Empty);
    }

    [Test]
    public async Task The_same_word_twice_is_one_and_the_other_word_takes_its_place()
    {
        var email = await AskAsync();
        var young = await App.InAsync(Group, await World.MemberAsync("Nouvelle Collègue", "lanaudiere"));
        Assert.That(await VouchAsync(young, email), Is.False, "she has been here for a day");
        Assert.That(await VouchAsync(young, email), Is.False);
        Assert.That(await ActsAsync(await IdAsync(email)), Is.EqualTo(new[] { "beside" }));
        using (var facilitator = await App.VisitAsync(Facilitator)) Assert.That(WebUtility.HtmlDecode(await facilitator.ReadAsync("/animation/demandes")), Does.Contain("Nouvelle Collègue, membre depuis le").And.Contain("travaille avec cette personne"));
        Assert.That(await VouchAsync(young, email, knows: false), Is.False);
        using (var visitor = await App.VisitAsync(young)) Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/collegues")), Does.Contain("Vous avez dit ne pas connaître cette personne."));
        Assert.That(await VouchAsync(Colleague, email), Is.False, "a colleague is in doubt: a facilitator decides");
        Assert.That(await App.MailAsync(email), Is.Empty);
        Assert.That(await App.ReadAsync(db => db.ListAsync<bool>("select v.knows from join_vouches v join join_requests r on r.id = v.request_id where r.email = @email order by v.member_id", new { email })), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task Twice_by_a_double_click_sends_one_invitation()
    {
        var email = await AskAsync();
        var both = await Task.WhenAll(VouchAsync(Colleague, email), VouchAsync(Colleague, email));
        Assert.That(both, Is.EqualTo(new[] { true, true }));
        Assert.That(await App.MailAsync(email), Has.Count.EqualTo(1));
        var late = await App.InAsync(Group, await World.MemberAsync("Trop Tard", "lanaudiere"));
        Assert.That((await App.Get<VouchForColleague>().RunAsync(new(late, await IdAsync(email), false), default)).Refusal?.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task One_word_opens_the_door_three_times_a_month_and_never_after_somebody_let_in_was_suspended()
    {
        for (var n = 0; n < VouchForColleague.MostLetIn; n++) Assert.That(await VouchAsync(Colleague, await AskAsync()), Is.True);
        var fourth = await AskAsync();
        Assert.That(await VouchAsync(Colleague, fourth), Is.False);
        App.Clock.Sleep(TimeSpan.FromDays(31));
        var rita = await LetInAsync("Rita Nouvelle");
        World.Done(await App.Get<SanctionMember>().RunAsync(new(Facilitator, rita.Id, 7, "Une pause."), default));
        Assert.That(await VouchAsync(Colleague, await AskAsync()), Is.False);
    }

    [Test]
    public async Task A_facilitator_who_asks_or_answered_has_the_last_word_and_takes_an_invitation_back()
    {
        var email = await AskAsync();
        World.Done(await App.Get<AnswerJoinRequest>().RunAsync(new(Facilitator, await IdAsync(email), AnswerJoinRequest.Act.Ask, "Depuis quand?"), default));
        Assert.That(await VouchAsync(Colleague, email), Is.False);
        World.Done(await App.Get<AnswerJoinRequest>().RunAsync(new(Facilitator, await IdAsync(email), AnswerJoinRequest.Act.Refuse, "Pas ici."), default));
        using (var visitor = await App.VisitAsync(Colleague)) Assert.That(await visitor.ReadAsync("/collegues"), Does.Not.Contain(email));

        var second = await AskAsync();
        Assert.That(await VouchAsync(Colleague, second), Is.True);
        var link = (await App.MailAsync(second)).Single().Link();
        var invitation = await App.ReadAsync(db => db.OneAsync<long>("select id from invitations where email = @second", new { second }));
        World.Done(await App.Get<WithdrawInvitation>().RunAsync(Facilitator, invitation, default));
        using var newcomer = await App.VisitAsync();
        Assert.That((await newcomer.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
