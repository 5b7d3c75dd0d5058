using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Resources;
using OtpNet;

namespace Forum.Tests.Accounts;

public sealed class TwoStepsTests(Dialect dialect) : BothStores(dialect)
{
    /// <summary>RFC 6238, appendix B, for SHA-1: the last six digits of its eight.</summary>
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var key = Base32Encoding.ToString("12345678901234567890"u8.ToArray());
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.That(TotpCodes.Verify(key, code, 0, at), Is.EqualTo(seconds / 30));
        Assert.That(TotpCodes.Verify(key, code, 0, at.AddSeconds(30)), Is.EqualTo(seconds / 30), "clocks differ");
        Assert.That(TotpCodes.Verify(key, code, 0, at.AddSeconds(90)), Is.Null);
        Assert.That(TotpCodes.Verify(key, code, seconds / 30, at), Is.Null, "a code serves once");
    }

    [Test]
    public async Task Who_took_it_up_comes_in_with_password_and_code_and_not_with_one_of_them()
    {
        var (member, email, key, _) = await App.TakenUpAsync();
        using var visitor = await App.VisitAsync();
        var first = await visitor.PostAsync("/connexion", ("Email", email), ("Password", People.Password), ("retour", "/regions"));
        Assert.That(first.Headers.Location?.OriginalString, Is.EqualTo("/connexion/code?retour=%2Fregions"));
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the first step opens nothing");
        Assert.That(await visitor.ReadAsync("/connexion/code?retour=%2Fregions"), Does.Contain("one-time-code"));
        var wrong = await visitor.PostAsync("/connexion/code", ("Code", "000000"));
        Assert.That((wrong.StatusCode, (await wrong.Content.ReadAsStringAsync()).Contains("Code-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = App.CodeOf(key);
        var right = await visitor.PostAsync("/connexion/code", ("Code", code), ("retour", "/regions"));
        Assert.That(right.Headers.Location?.OriginalString, Is.EqualTo("/regions"));
        visitor.ForgetToken();
        await visitor.ReadAsync("/compte");
        Assert.That(await App.TriesAsync(member), Is.Zero);
        using var thief = await App.VisitAsync();
        await thief.PostAsync("/connexion", ("Email", email), ("Password", People.Password));
        Assert.That((await thief.PostAsync("/connexion/code", ("Code", code))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a code serves once");
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "without the first step");
    }

    [Test]
    public async Task A_session_left_open_takes_it_up_only_with_the_password()
    {
        var (member, _) = await App.AccountAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(member);
        App.Clock.Advance(ProveAgain.Recent);
        var page = await visitor.ReadAsync("/compte/deux-etapes");
        Assert.That(page, Does.Contain("name=\"Password\""));
        var key = SecondSteps.Key().Match(page).Groups[1].Value;
        var refused = await visitor.PostAsync("/compte/deux-etapes", ("Key", key), ("Code", App.CodeOf(key)), ("Password", "autre chose"));
        Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("Password-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That((await App.Get<TwoSteps>().ReadAsync(member, default)).On, Is.False);
        Assert.That((await visitor.PostAsync("/compte/deux-etapes", ("Key", key), ("Code", App.CodeOf(key)), ("Password", People.Password))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await App.Get<TwoSteps>().ReadAsync(member, default)).On, Is.True);
        var without = await World.MemberAsync("Sans Mot de passe");
        using var other = await App.VisitAsync(without);
        App.Clock.Advance(ProveAgain.Recent);
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync("/compte/deux-etapes")), Does.Contain(Texts.French["passkeys.sign_in_again"]).And.Not.Contain("name=\"Key\""));
    }

    [Test]
    public async Task Wrong_codes_end_the_try_and_a_right_password_before_them_forgives_nothing()
    {
        var (member, email, key, _) = await App.TakenUpAsync();
        using var visitor = await App.VisitAsync();
        for (var round = 1; round <= 2; round++)
        {
            await visitor.PostAsync("/connexion", ("Email", email), ("Password", People.Password));
            for (var n = 1; n < 5; n++) Assert.That((await visitor.PostAsync("/connexion/code", ("Code", "000000"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((await visitor.PostAsync("/connexion/code", ("Code", "000000"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            App.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.That((await visitor.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "it is over, also for a right code");
            Assert.That(await App.TriesAsync(member), Is.EqualTo(round));
        }
    }

    [Test]
    public async Task A_link_by_email_wants_the_code_too()
    {
        var (_, email, key, _) = await App.TakenUpAsync();
        using var visitor = await App.VisitAsync();
        Assert.That((await App.FollowAsync(visitor, email)).Headers.Location?.OriginalString, Is.EqualTo("/connexion/code"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await visitor.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Each_code_on_paper_serves_once_however_it_is_typed()
    {
        var (_, email, _, paper) = await App.TakenUpAsync();
        Assert.That(paper, Has.Count.EqualTo(8).And.Unique);
        foreach (var (typed, expected) in new[] { (paper[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal), HttpStatusCode.SeeOther), (paper[0], HttpStatusCode.UnprocessableEntity), (paper[1], HttpStatusCode.SeeOther) })
        {
            using var visitor = await App.VisitAsync();
            await visitor.PostAsync("/connexion", ("Email", email), ("Password", People.Password));
            Assert.That((await visitor.PostAsync("/connexion/code", ("Code", typed))).StatusCode, Is.EqualTo(expected), typed);
        }
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select hash from recovery_codes")), Has.None.Contains(paper[2][..5]));
    }

    [Test]
    public async Task It_is_laid_down_and_renewed_with_a_code_only()
    {
        var (member, email, key, paper) = await App.TakenUpAsync();
        using var visitor = await App.VisitAsync(member);
        Assert.That((await visitor.PostAsync("/compte/deux-etapes/retirer", ("Code", "000000"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var renewed = SecondSteps.Paper(await (await visitor.PostAsync("/compte/deux-etapes/renouveler", ("Code", App.CodeOf(key)))).Content.ReadAsStringAsync());
        Assert.That(renewed.Intersect(paper), Is.Empty);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await visitor.PostAsync("/compte/deux-etapes/retirer", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var again = await App.VisitAsync();
        Assert.That(await again.EntersAsync(email), Is.True);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from recovery_codes where member_id = @Id", new { member.Id })), Is.Zero);
    }

    [Test]
    public async Task Who_lost_her_telephone_lays_it_down_with_a_code_on_paper_that_serves_once()
    {
        var (member, email, _, paper) = await App.TakenUpAsync();
        using var visitor = await App.VisitAsync(member);
        var renewed = SecondSteps.Paper(await (await visitor.PostAsync("/compte/deux-etapes/renouveler", ("Code", paper[0]))).Content.ReadAsStringAsync());
        Assert.That(renewed, Has.Count.EqualTo(8));
        Assert.That((await visitor.PostAsync("/compte/deux-etapes/retirer", ("Code", paper[1]))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "those before are worth nothing");
        Assert.That((await visitor.PostAsync("/compte/deux-etapes/retirer", ("Code", renewed[0].ToUpperInvariant()))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var again = await App.VisitAsync();
        Assert.That(await again.EntersAsync(email), Is.True);
    }

    [Test]
    public async Task A_coordinator_takes_it_off_for_who_lost_everything_and_nobody_else_does()
    {
        var (member, email, _, _) = await App.TakenUpAsync();
        foreach (var other in new[] { member, await World.MemberAsync("Maude Animation", "cote-nord", Role.Facilitator, "cote-nord") })
            Assert.That((await App.Get<TwoSteps>().TakeOffAsync(other, member.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var office = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        Assert.That(await office.ReadAsync($"/administration/membres/{member.Id}"), Does.Contain($"/administration/membres/{member.Id}/etapes"));
        Assert.That((await office.PostAsync($"/administration/membres/{member.Id}/etapes")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var again = await App.VisitAsync();
        Assert.That(await again.EntersAsync(email), Is.True);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from audit_log where act = 'TwoStepsTakenOff' and subject_id = @Id", new { member.Id })), Is.EqualTo(1));
    }

    [Test]
    public async Task A_place_may_require_it_of_those_who_keep_it()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var all = App.Get<Core.Regions.Places>().Regions.Select(r => r.Slug).ToList();
        World.Done(await App.Get<ChangePlace>().RunAsync(coordinator, "Forum", all, true, default));
        try
        {
            using var office = await App.VisitAsync(coordinator);
            Assert.That((await office.GetAsync("/regions")).Headers.Location?.OriginalString, Is.EqualTo("/compte/deux-etapes"));
            Assert.That((await office.PostAsync("/publier", ("Title", "x"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            var page = await office.ReadAsync("/compte/deux-etapes");
            using var member = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
            await member.ReadAsync("/regions");
            var key = SecondSteps.Key().Match(page).Groups[1].Value;
            await office.PostAsync("/compte/deux-etapes", ("Key", key), ("Code", App.CodeOf(key)));
            await office.ReadAsync("/regions");
        }
        finally { World.Done(await App.Get<ChangePlace>().RunAsync(await World.NowAsync(coordinator), "Forum", all, false, default)); }
    }
}
