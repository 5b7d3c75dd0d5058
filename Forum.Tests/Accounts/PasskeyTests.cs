using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Tests.Mail;
using Forum.Web.Resources;

namespace Forum.Tests.Accounts;

/// <summary>Passkeys: added, used, named and taken away; and every answer that opens nothing.</summary>
public sealed class PasskeyTests(Dialect dialect) : BothStores(dialect)
{
    protected override Dictionary<string, string> Settings => new() { ["Forum:Site:BaseUrl"] = SoftKey.Origin };

    [Test]
    public async Task A_member_adds_one_is_told_by_email_and_comes_in_with_it_in_a_session_of_its_own()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        using var key = new SoftKey();
        using var desk = await App.VisitAsync(member);
        desk.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        Assert.That((await desk.AddAsync(key)).Headers.Location?.OriginalString, Is.EqualTo("/compte/cles?fait=ajoutee"));
        Assert.That(WebUtility.HtmlDecode(await desk.ReadAsync("/compte/cles?fait=ajoutee")), Does.Contain("Firefox, Android").And.Contain("Pas encore utilisée").And.Contain(Texts.French["passkeys.done_added"]));
        var letter = (await App.MailAsync(email)).Single();
        Assert.That((letter.TextBody, letter.Link()), Is.EqualTo((letter.TextBody, "/compte/cles")));
        Assert.That(letter.TextBody, Does.Contain("Firefox, Android"));

        using var other = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        var before = other.Cookie();
        Assert.That((await other.EnterAsync(key, "/regions")).Headers.Location?.OriginalString, Is.EqualTo("/regions"));
        Assert.That(other.Cookie(), Is.Not.EqualTo(before));
        Assert.That(await App.Get<Sessions>().FindAsync(before!, default), Is.Null, "the session of who sat there before is over");
        Assert.That((await App.Get<Sessions>().FindAsync(other.Cookie()!, default))!.Id, Is.EqualTo(member.Id));
        Assert.That((await App.Get<MyPasskeys>().ListAsync(member, default)).Single().UsedAt, Is.EqualTo(App.Now));
    }

    [Test]
    public async Task An_answer_serves_once_in_the_browser_that_asked_and_not_for_long()
    {
        var (member, _) = await App.AccountAsync("Zoé Martel");
        using var key = await KeyOfAsync(member);
        using var visitor = await App.VisitAsync();
        var (id, options) = await visitor.AskSignInAsync();
        var answer = key.Sign(options);
        using var thief = await App.VisitAsync();
        await thief.AskSignInAsync();
        await RefusedAsync(thief, id, answer, "passkeys.spent");
        Assert.That((await visitor.PostAsync("/connexion/cle", ("Question", id), ("Answer", answer))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var again = await App.VisitAsync();
        again.Cookies.Add(visitor.Cookies.GetAllCookies()["forum-cle"]!);
        await RefusedAsync(again, id, answer, "passkeys.spent");

        (id, options) = await again.AskSignInAsync();
        answer = key.Sign(options);
        App.Clock.Advance(PasskeyRequests.Lifetime);
        await RefusedAsync(again, id, answer, "passkeys.over");
        await RefusedAsync(again, id, answer, "passkeys.spent");
        // a question that was answered falsely is spent too
        (id, options) = await again.AskSignInAsync();
        await RefusedAsync(again, id, "{}", "passkeys.refused");
        await RefusedAsync(again, id, key.Sign(options), "passkeys.spent");
    }

    [Test]
    public async Task What_is_no_right_signature_for_this_place_gets_its_sentence_and_no_session()
    {
        var (member, _) = await App.AccountAsync("Ali Haddad");
        using var key = await KeyOfAsync(member);
        using var stranger = new SoftKey();
        using var visitor = await App.VisitAsync();
        (Action<SoftKey> Spoil, Action<SoftKey> Mend, string Says)[] faults =
        [
            (k => k.SaidOrigin = "https://forum.example.com", k => k.SaidOrigin = SoftKey.Origin, "passkeys.elsewhere"),
            (k => k.SaidOrigin = "http://forum.example.org", k => k.SaidOrigin = SoftKey.Origin, "passkeys.elsewhere"),
            (k => k.SaidHost = "example.org", k => k.SaidHost = SoftKey.Host, "passkeys.elsewhere"),
            (k => k.Verifies = false, k => k.Verifies = true, "passkeys.unverified"),
            (k => k.Count = 0, k => k.Count = 100, "passkeys.copied"),
        ];
        foreach (var (spoil, mend, says) in faults)
        {
            var (id, options) = await visitor.AskSignInAsync();
            spoil(key);
            await RefusedAsync(visitor, id, key.Sign(options), says);
            mend(key);
        }
        var (asked, wanted) = await visitor.AskSignInAsync();
        stranger.Create((await (await App.VisitAsync(member)).AskAsync("/compte/cles/demande")).Options);
        await RefusedAsync(visitor, asked, stranger.Sign(wanted), "passkeys.unknown");
        (asked, wanted) = await visitor.AskSignInAsync();
        await RefusedAsync(visitor, asked, stranger.Sign(wanted).Replace(stranger.Id, key.Id, StringComparison.Ordinal), "passkeys.refused");
        Assert.That((await visitor.EnterAsync(key)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "and it still opens when all is right");
    }

    [Test]
    public async Task Two_answers_at_once_with_one_count_are_one_session()
    {
        var (member, _) = await App.AccountAsync("Rose Pelletier");
        using var key = await KeyOfAsync(member);
        SignInWithPasskey.Command command = new(key.Id, 7, false, null, "");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => App.Get<SignInWithPasskey>().RunAsync(command, default)));
        Assert.That(both.Select(b => b.Refusal?.Key).Order(), Is.EqualTo(new[] { null, "passkeys.copied" }));
    }

    [Test]
    public async Task Who_is_suspended_or_forgotten_does_not_come_in()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var (member, _) = await App.AccountAsync("Noémie Caron");
        using var key = await KeyOfAsync(member);
        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, member.Id, 7, "Une pause."), default));
        using var visitor = await App.VisitAsync();
        var (id, options) = await visitor.AskSignInAsync();
        await RefusedAsync(visitor, id, key.Sign(options), "accounts.suspended");
        World.Done(await App.Get<SanctionMember>().LiftAsync(coordinator, member.Id, default));
        World.Done(await App.Get<EraseMember>().RunAsync(new(coordinator, member.Id, false, null), default));
        (id, options) = await visitor.AskSignInAsync();
        await RefusedAsync(visitor, id, key.Sign(options), "passkeys.unknown");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from passkeys where member_id = @Id", new { member.Id })), Is.Zero);
    }

    [Test]
    public async Task A_passkey_is_one_member_s_and_is_made_for_who_asked()
    {
        var (member, _) = await App.AccountAsync("Luce Gagnon");
        var (other, _) = await App.AccountAsync("Marc Roy");
        using var key = await KeyOfAsync(member);
        using var visitor = await App.VisitAsync(other);
        await SaysAsync(await visitor.AddAsync(key), "passkeys.known");
        using var fresh = new SoftKey { Verifies = false };
        await SaysAsync(await visitor.AddAsync(fresh), "passkeys.refused");
        fresh.SaidOrigin = "https://forum.example.com";
        await SaysAsync(await visitor.AddAsync(fresh), "passkeys.elsewhere");
        var (id, options) = await visitor.AskAsync("/compte/cles/demande");
        Assert.That(options.GetProperty("excludeCredentials").GetArrayLength(), Is.Zero);
        using var hers = await App.VisitAsync(member);
        hers.Cookies.Add(visitor.Cookies.GetAllCookies()["forum-cle"]!);
        await SaysAsync(await hers.PostAsync("/compte/cles/ajouter", ("Question", id), ("Answer", new SoftKey().Create(options))), "passkeys.spent");
        Assert.That((await hers.AskAsync("/compte/cles/demande")).Options.GetProperty("excludeCredentials")[0].GetProperty("id").GetString(), Is.EqualTo(key.Id), "the device that has one is told so");
    }

    private async Task<SoftKey> KeyOfAsync(Member member)
    {
        var key = new SoftKey();
        using var visitor = await App.VisitAsync(member);
        Assert.That((await visitor.AddAsync(key)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return key;
    }

    private static async Task RefusedAsync(Visitor visitor, string id, string answer, string says)
    {
        var before = visitor.Cookie();
        await SaysAsync(await visitor.PostAsync("/connexion/cle", ("Question", id), ("Answer", answer)), says);
        Assert.That(visitor.Cookie(), Is.EqualTo(before));
    }

    private static async Task SaysAsync(HttpResponseMessage answer, string says)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, page.Contains($"role=\"alert\">{Texts.French[says]}", StringComparison.Ordinal) || page.Contains($"id=\"refus\">{Texts.French[says]}", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), says + "\n" + page);
    }
}
