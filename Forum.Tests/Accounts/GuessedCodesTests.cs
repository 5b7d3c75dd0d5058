using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Accounts;

/// <summary>Codes of the second step are guessed no faster than passwords, whatever the guesser has of the rest.</summary>
public sealed class GuessedCodesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Whoever_has_her_mailbox_gets_no_more_codes_to_guess_than_whoever_has_her_password()
    {
        var (member, email, key, _) = await App.TakenUpAsync();
        using var thief = await App.VisitAsync();
        for (var n = 1; n <= 5; n++) Assert.That((await App.FollowAsync(thief, email)).Headers.Location?.OriginalString, Is.EqualTo("/connexion/code"), $"{n}");
        Assert.That(await CodesAsync(member), Is.EqualTo(5));
        var refused = await App.FollowAsync(thief, email);
        Assert.That((refused.StatusCode, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).Contains("Trop d’essais", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var owner = await App.VisitAsync();
        Assert.That((await App.FollowAsync(owner, email)).Headers.Location?.OriginalString, Is.EqualTo("/connexion/code"), "its owner waits no longer than that");
        Assert.That((await owner.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await CodesAsync(member), await App.TriesAsync(member)), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task A_stranger_s_wrong_passwords_keep_her_neither_from_her_link_nor_from_her_code()
    {
        var (member, email, key, _) = await App.TakenUpAsync();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.SetTriesAsync(member, 50, App.Clock.GetUtcNow() + PasswordTries.LongestWait);
        using var owner = await App.VisitAsync();
        Assert.That((await App.FollowAsync(owner, email)).Headers.Location?.OriginalString, Is.EqualTo("/connexion/code"));
        Assert.That((await owner.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await App.TriesAsync(member), Is.Zero, "her mailbox and her code proved who she is");
    }

    private Task<long> CodesAsync(Member member) => App.ReadAsync(db => db.OneAsync<long>("select failed_codes from members where id = @Id", new { member.Id }));

    [Test]
    public async Task Codes_sent_at_once_are_still_five()
    {
        var (_, email, _, _) = await App.TakenUpAsync();
        var first = World.Done(await App.Get<SignIn>().RunAsync(new(email, People.Password, null), default));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => App.Get<SecondStep>().RunAsync(new(first.Secret, $"{n:000000}", null), default))));
        Assert.That(answers.Count(a => a.Refusal is { Kind: RefusalKind.Invalid }), Is.EqualTo(4), "the fifth ends it");
    }

    [Test]
    public async Task A_session_alone_does_not_guess_the_code()
    {
        var (member, _, key, _) = await App.TakenUpAsync();
        using var thief = await App.VisitAsync(member);
        foreach (var act in new[] { "retirer", "renouveler", "retirer", "renouveler", "retirer" })
            Assert.That((await thief.PostAsync($"/compte/deux-etapes/{act}", ("Code", "000000"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        App.Clock.Advance(TimeSpan.FromSeconds(29));
        var refused = await thief.PostAsync("/compte/deux-etapes/retirer", ("Code", App.CodeOf(key)));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Trop d’essais"));
        App.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That((await thief.PostAsync("/compte/deux-etapes/retirer", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_new_password_ends_the_sign_in_that_the_old_one_began()
    {
        var (member, email, key, _) = await App.TakenUpAsync();
        using var thief = await App.VisitAsync();
        await thief.PostAsync("/connexion", ("Email", email), ("Password", People.Password));
        World.Done(await App.Get<ChangePassword>().RunAsync(new(member, People.Password, "trois canards roses"), default));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await thief.PostAsync("/connexion/code", ("Code", App.CodeOf(key)))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
