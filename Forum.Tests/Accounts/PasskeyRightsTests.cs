using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Resources;

namespace Forum.Tests.Accounts;

/// <summary>Who may add and take away a passkey, and what it counts for where two steps are asked for.</summary>
public sealed class PasskeyRightsTests(Dialect dialect) : BothStores(dialect)
{
    protected override Dictionary<string, string> Settings => new() { ["Forum:Site:BaseUrl"] = SoftKey.Origin };

    [Test]
    public async Task A_session_left_open_adds_and_removes_none_without_the_password()
    {
        var (member, _) = await App.AccountAsync("Amina Diallo");
        using var key = new SoftKey();
        using var visitor = await App.VisitAsync(member);
        App.Clock.Advance(ProveAgain.Recent);
        Assert.That(await visitor.ReadAsync("/compte/cles"), Does.Contain("name=\"Password\""));
        Assert.That(WebUtility.HtmlDecode(await (await visitor.PostAsync("/compte/cles/demande", ("Password", "autre chose"))).Content.ReadAsStringAsync()), Does.Contain("\"field\":\"Password\""));
        Assert.That((await visitor.AddAsync(key, People.Password)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var id = (await App.Get<MyPasskeys>().ListAsync(member, default)).Single().Id;
        Assert.That((await visitor.PostAsync($"/compte/cles/{id}/retirer", ("Password", ""))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await visitor.ReadAsync($"/compte/cles/{id}"), Does.Contain("name=\"Password\""));
        Assert.That((await visitor.PostAsync($"/compte/cles/{id}/retirer", ("Password", People.Password))).Headers.Location?.OriginalString, Is.EqualTo("/compte/cles?fait=retiree"));
        using var later = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await (await later.EnterAsync(key)).Content.ReadAsStringAsync()), Does.Contain(Texts.French["passkeys.unknown"]));
    }

    [Test]
    public async Task Who_has_no_password_signs_in_anew_first()
    {
        var member = await World.MemberAsync("Sans Mot de passe");
        using var visitor = await App.VisitAsync(member);
        App.Clock.Advance(ProveAgain.Recent);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/compte/cles")), Does.Contain(Texts.French["passkeys.sign_in_again"]).And.Not.Contain("data-passkey="));
        Assert.That((await App.Get<AddPasskey>().BeginAsync(member, visitor.Cookie(), null, default)).Refusal?.Key, Is.EqualTo("passkeys.sign_in_again"));
        using var anew = await App.VisitAsync(member);
        using var key = new SoftKey();
        Assert.That((await anew.AddAsync(key)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Only_its_owner_sees_names_and_removes_a_passkey()
    {
        var (member, _) = await App.AccountAsync("Zoé Martel");
        using var key = new SoftKey();
        using var hers = await App.VisitAsync(member);
        await hers.AddAsync(key);
        var id = (await App.Get<MyPasskeys>().ListAsync(member, default)).Single().Id;
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        using var nobody = await App.VisitAsync();
        Assert.That((await other.GetAsync($"/compte/cles/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var path in new[] { $"/compte/cles/{id}", $"/compte/cles/{id}/retirer" })
        {
            Assert.That((await other.PostAsync(path, ("Name", "À moi"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            Assert.That((await nobody.PostAsync(path, ("Name", "À moi"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), path);
        }
        Assert.That((await nobody.PostAsync("/compte/cles/demande")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await App.Get<AddPasskey>().RunAsync(new(Member.Nobody, null, new("x", "x", 0, "", false, false), ""), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await hers.PostAsync($"/compte/cles/{id}", ("Name", "\u200B"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await hers.PostAsync($"/compte/cles/{id}", ("Name", " Téléphone  du travail "))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await App.Get<MyPasskeys>().ListAsync(member, default)).Single().Name, Is.EqualTo("Téléphone du travail"));
    }

    [Test]
    public async Task An_account_keeps_so_many()
    {
        var (member, _) = await App.AccountAsync("Rita Simard");
        for (var n = 0; n < PasskeyCredentials.Most; n++) World.Done(await App.Get<AddPasskey>().RunAsync(new(member, null, new($"rita{n}", "x", 0, "", false, false), ""), default));
        Assert.That((await App.Get<AddPasskey>().RunAsync(new(member, null, new("rita", "x", 0, "", false, false), ""), default)).Refusal?.Key, Is.EqualTo("passkeys.many"));
        using var visitor = await App.VisitAsync(member);
        Assert.That((await visitor.PostAsync("/compte/cles/demande")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task It_is_both_steps_for_who_has_codes_and_they_stay_for_her_password()
    {
        var (member, email) = await App.AccountAsync("Ève Caron");
        var secret = TwoSteps.NewKey();
        World.Done(await App.Get<TwoSteps>().TakeUpAsync(new(member, secret, App.CodeOf(secret), await App.Get<Sessions>().OpenAsync(member.Id, default), null), default));
        using var key = new SoftKey();
        using var desk = await App.VisitAsync(member);
        await desk.AddAsync(key);
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.SignInAsync(email)).Headers.Location?.OriginalString, Is.EqualTo("/connexion/code"));
        Assert.That((await visitor.EnterAsync(key)).Headers.Location?.OriginalString, Is.EqualTo("/"));
        await visitor.ReadAsync("/compte");
        Assert.That(await App.TriesAsync(member), Is.Zero);
    }

    [Test]
    public async Task Where_two_steps_are_required_a_passkey_goes_through_and_a_password_does_not_make_itself_one()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var all = App.Get<Core.Regions.Places>().Regions.Select(r => r.Slug).ToList();
        World.Done(await App.Get<ChangePlace>().RunAsync(coordinator, "Forum", all, true, default));
        try
        {
            var facilitator = await World.MemberAsync("Maude Animation", "laval", Role.Facilitator, "laval");
            using var first = await App.VisitAsync(facilitator);
            Assert.That((await first.GetAsync("/regions")).Headers.Location?.OriginalString, Is.EqualTo("/compte/deux-etapes"));
            Assert.That(await first.ReadAsync("/compte/deux-etapes"), Does.Contain("href=\"/compte/cles\""));
            using var key = new SoftKey();
            Assert.That((await first.AddAsync(key)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            await first.ReadAsync("/regions");

            using var byKey = await App.VisitAsync();
            await byKey.EnterAsync(key);
            await byKey.ReadAsync("/regions");

            using var byPassword = await App.VisitAsync(facilitator);
            Assert.That((await byPassword.GetAsync("/regions")).Headers.Location?.OriginalString, Is.EqualTo("/compte/deux-etapes"));
            Assert.That(WebUtility.HtmlDecode(await byPassword.ReadAsync("/compte/deux-etapes")), Does.Contain(Texts.French["passkeys.use_yours"]));
            Assert.That((await byPassword.PostAsync("/compte/cles/demande")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            var weak = (await App.Get<Sessions>().FindAsync(byPassword.Cookie()!, default))!;
            var id = (await App.Get<MyPasskeys>().ListAsync(weak, default)).Single().Id;
            Assert.That((await App.Get<MyPasskeys>().RemoveAsync(weak, id, byPassword.Cookie(), null, default)).Refusal?.Key, Is.EqualTo("passkeys.use_yours"));
            var secret = TwoSteps.NewKey();
            Assert.That((await App.Get<TwoSteps>().TakeUpAsync(new(weak, secret, App.CodeOf(secret), await App.Get<Sessions>().OpenAsync(weak.Id, default), null), default)).Refusal?.Key, Is.EqualTo("passkeys.use_yours"));

            World.Done(await App.Get<TwoSteps>().TakeOffAsync(coordinator, facilitator.Id, default));
            Assert.That((await byKey.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "her lost device is signed out");
            using var lost = await App.VisitAsync();
            Assert.That((await lost.EnterAsync(key)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        }
        finally { World.Done(await App.Get<ChangePlace>().RunAsync(await World.NowAsync(coordinator), "Forum", all, false, default)); }
    }
}

/// <summary>Where there can be no passkeys, and too many tries.</summary>
public sealed class PasskeyPlaceTests
{
    [Test]
    public async Task A_place_reached_by_number_offers_none()
    {
        await using var app = new ForumApp();
        using var visitor = await app.VisitAsync();
        Assert.That(await visitor.ReadAsync("/connexion"), Does.Not.Contain("data-passkey"));
        Assert.That((await visitor.PostAsync("/connexion/cle/demande")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Too_many_answers_from_one_address_wait_as_passwords_do()
    {
        await using var app = new ForumApp(settings: new() { ["Forum:Site:BaseUrl"] = SoftKey.Origin, ["Forum:Limits:Scale"] = "1", ["Forum:Limits:SignInAddress:Burst"] = "3", ["Forum:Limits:SignInAddress:PerMinute"] = "1" });
        using var visitor = await app.VisitAsync();
        List<HttpStatusCode> answers = [];
        for (var n = 0; n < 4; n++) answers.Add((await visitor.PostAsync("/connexion/cle", ("Question", "x"), ("Answer", "{}"))).StatusCode);
        Assert.That(answers, Is.EqualTo(new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests }));
        await visitor.AskSignInAsync();
    }
}
