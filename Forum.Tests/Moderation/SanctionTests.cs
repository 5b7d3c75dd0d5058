using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Forum.Web.Resources;

namespace Forum.Tests.Moderation;

public sealed class SanctionTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_word_reaches_her_alone_and_changes_nothing()
    {
        var (member, email) = await App.AccountAsync("Luc Tremblay", "laval");
        using var visitor = await App.VisitAsync(await FacilitatorAsync("laval"));
        Assert.That(await visitor.ReadAsync($"/membres/{member.Id}"), Does.Contain($"/membres/{member.Id}/animation"));
        var empty = await visitor.PostAsync($"/membres/{member.Id}/animation/avertir", ("Words", " "));
        Assert.That((empty.StatusCode, (await empty.Content.ReadAsStringAsync()).Contains("Words-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That((await visitor.PostAsync($"/membres/{member.Id}/animation/avertir", ("Words", "Ce ton blesse."))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var letter = (await App.MailAsync(email)).Single();
        Assert.That(letter.Subject, Does.StartWith("Un mot de l’animation"));
        Assert.That(letter.TextBody, Does.Contain("Ce ton blesse."));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/membres/{member.Id}/animation")), Does.Contain("Ce ton blesse."));
        using var hers = await App.VisitAsync(member);
        await hers.ReadAsync("/");
    }

    [Test]
    public async Task Who_is_suspended_is_out_at_once_is_told_why_and_comes_in_again_when_it_ends()
    {
        var (member, email) = await App.AccountAsync("Luc Tremblay", "laval");
        using var hers = await App.VisitAsync(member);
        await hers.ReadAsync("/compte");
        using var visitor = await App.VisitAsync(await FacilitatorAsync("laval"));
        Assert.That((await visitor.PostAsync($"/membres/{member.Id}/animation/suspendre", ("Words", "Trois fois déjà."), ("Days", "7"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await hers.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await App.MailAsync(email)).Single().TextBody, Does.Contain("Trois fois déjà.").And.Contain("finit le lundi 30 novembre 2026"));
        Assert.That((await SignInAsync(email)).Says, Does.Contain(Texts.French["accounts.suspended"]));
        Assert.That((await SignInAsync(email, "un autre mot de passe")).Says, Does.Not.Contain(Texts.French["accounts.suspended"]), "only who knows the password learns it");
        Assert.That(await visitor.ReadAsync("/animation/suspensions"), Does.Contain("Luc Tremblay"));
        Assert.That((await visitor.PostAsync($"/membres/{member.Id}/animation/suspendre", ("Words", "Encore."), ("Days", "7"))).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        Assert.That(await App.Get<EndSuspensions>().RunAsync(default), Is.Zero);
        App.Clock.Advance(TimeSpan.FromDays(7));
        await Until.TrueAsync(() => IsIn(member), "the job lets her in");
        Assert.That((await SignInAsync(email)).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await App.MailAsync(email))[^1].Subject, Does.Contain("est terminée"));
    }

    [Test]
    public async Task A_suspension_is_lifted_before_its_end_and_its_posts_stay()
    {
        var (member, email) = await App.AccountAsync("Luc Tremblay", "laval");
        var thread = await World.ThreadAsync(member, region: "laval");
        var facilitator = await FacilitatorAsync("laval");
        World.Done(await App.Get<SanctionMember>().RunAsync(new(facilitator, member.Id, 30, "Une pause."), default));
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(facilitator, thread.Id, 1, default)).Post.DeletedAt, Is.Null);
        World.Done(await App.Get<SanctionMember>().LiftAsync(facilitator, member.Id, default));
        Assert.That((await SignInAsync(email)).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await App.Get<SanctionMember>().LiftAsync(facilitator, member.Id, default)).Refusal?.Key, Is.EqualTo("moderation.not_suspended"));
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select act from audit_log where subject_id = @Id order by id", new { member.Id })), Is.EqualTo(new[] { "MemberSuspended", "SuspensionLifted" }));
    }

    [Test]
    public async Task Without_an_end_only_coordinators_suspend_and_lift()
    {
        var (member, _) = await App.AccountAsync("Luc Tremblay", "laval");
        var facilitator = await FacilitatorAsync("laval");
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        Assert.That((await App.Get<SanctionMember>().RunAsync(new(facilitator, member.Id, 0, "Dehors."), default)).Refusal?.Key, Is.EqualTo("moderation.without_end_not_yours"));
        Assert.That((await App.Get<SanctionMember>().RunAsync(new(facilitator, member.Id, 3, "Dehors."), default)).Refusal?.Key, Is.EqualTo("moderation.days_unknown"));
        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, member.Id, 0, "Dehors."), default));
        App.Clock.Sleep(TimeSpan.FromDays(50));
        Assert.That(await App.Get<EndSuspensions>().RunAsync(default), Is.Zero);
        Assert.That((await App.Get<SanctionMember>().LiftAsync(facilitator, member.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await App.Get<SanctionMember>().LiftAsync(coordinator, member.Id, default));
    }

    [Test]
    public async Task Nobody_sanctions_outside_her_region_herself_or_who_facilitates()
    {
        var (member, _) = await App.AccountAsync("Luc Tremblay", "laval");
        var facilitator = await FacilitatorAsync("laval");
        var colleague = await FacilitatorAsync("laval");
        foreach (var (by, whom) in new[] { (await FacilitatorAsync("estrie"), member), (await World.MemberAsync("Thème", role: Role.Facilitator, scopes: "laval:financement"), member), (member, facilitator), (facilitator, facilitator), (facilitator, colleague) })
        {
            Assert.That((await App.Get<SanctionMember>().RunAsync(new(by, whom.Id, 7, "Non."), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<SanctionMember>().LiftAsync(by, whom.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<ReadConduct>().RunAsync(by, whom.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        }
        Assert.That((await App.Get<ReadConduct>().SuspendedAsync(member, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, colleague.Id, null, "Parlons-en."), default));
        Assert.That((await App.Get<SanctionMember>().RunAsync(new(coordinator, long.MaxValue, null, "Parlons-en."), default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task A_newcomers_first_message_waits_for_a_welcome_until_a_facilitator_answers_or_says_so()
    {
        var facilitator = await FacilitatorAsync("nord-du-quebec");
        var (one, two) = (await World.MemberAsync("Première Venue", "nord-du-quebec"), await World.MemberAsync("Seconde Venue", "nord-du-quebec"));
        var (hers, other) = (await World.ThreadAsync(one, "Je me présente"), await World.ThreadAsync(two, "Bonjour"));
        async Task<IEnumerable<string>> WaitingAsync() => World.Done(await App.Get<WelcomeMembers>().ListAsync(facilitator, default)).Select(n => n.Name);
        Assert.That(await WaitingAsync(), Is.EqualTo(new[] { "Première Venue", "Seconde Venue" }));
        await World.ReplyAsync(two, hers, "Bienvenue!");
        Assert.That(await WaitingAsync(), Does.Contain("Première Venue"), "a peer's word is no facilitator's");
        await World.ReplyAsync(facilitator, hers, "Bienvenue!");
        Assert.That(await WaitingAsync(), Is.EqualTo(new[] { "Seconde Venue" }));
        using var visitor = await App.VisitAsync(facilitator);
        Assert.That(await visitor.ReadAsync("/animation/accueil"), Does.Contain("Seconde Venue").And.Contain($"{other.Url}?page=1#repondre"));
        Assert.That((await visitor.PostAsync("/animation/accueil", ("MemberId", $"{two.Id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await WaitingAsync(), Is.Empty);
        Assert.That((await App.Get<WelcomeMembers>().RunAsync(await FacilitatorAsync("estrie"), one.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<WelcomeMembers>().ListAsync(one, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    private bool IsIn(Member member) => App.ReadAsync(db => db.OneAsync<long>("select count(*) from members where id = @Id and suspended_at is null", new { member.Id })).GetAwaiter().GetResult() == 1;

    private Task<Member> FacilitatorAsync(string region) => World.MemberAsync("Une Animatrice", region, Role.Facilitator, region);

    private async Task<(HttpStatusCode Status, string Says)> SignInAsync(string email, string password = People.Password)
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/connexion", ("Email", email), ("Password", password));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
