using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Forum.Tests.Accounts;

public sealed partial class SignInTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task The_right_password_opens_a_session_and_goes_back_to_the_page_asked_for()
    {
        var (_, email) = await App.AccountAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync();
        var answer = await visitor.SignInAsync($" {email.ToUpperInvariant()} ", back: "/recherche?q=é t&page=2#m3");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/recherche?q=%C3%A9%20t&page=2#m3"));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain("Maude Ouellet"));
    }

    [Test]
    public async Task A_page_for_members_asks_to_sign_in_and_remembers_itself()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync("/compte?fait=suivi");
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/connexion?retour=%2Fcompte%3Ffait%3Dsuivi"));
        Assert.That(await visitor.ReadAsync(answer.Headers.Location!.OriginalString), Does.Contain("name=\"retour\" value=\"/compte?fait=suivi\""));
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_the_address_kept_but_not_the_password()
    {
        var (_, email) = await App.AccountAsync("Léo Gagnon");
        using var visitor = await App.VisitAsync();
        var answer = await visitor.SignInAsync(email, "autre chose");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"value=\"{email}\"").And.Not.Contain("autre chose"));
        Assert.That(visitor.Cookie(), Is.Null);
    }

    [TestCase("", "")]
    [TestCase("pas-un-courriel", "x")]
    [TestCase("a@b.ca", "")]
    public async Task What_is_no_account_is_refused_like_a_wrong_password(string email, string password)
    {
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.SignInAsync(email, password)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Nobody_learns_whether_an_address_has_an_account()
    {
        var (member, email) = await App.AccountAsync("Aïcha Diallo");
        var silent = await World.MemberAsync("Sans Mot-de-Passe");
        var silentEmail = await App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { silent.Id }));
        using var visitor = await App.VisitAsync();

        var known = await PageAsync(visitor, email);
        Assert.That(await PageAsync(visitor, "inconnue@example.org"), Is.EqualTo(known));
        Assert.That(await PageAsync(visitor, silentEmail), Is.EqualTo(known));
        await App.SetTriesAsync(member, PasswordTries.Free - 1);
        await visitor.EntersAsync(email, "autre chose");
        Assert.That(await PageAsync(visitor, email), Is.EqualTo(known), "while the account waits");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select failed_sign_ins from members where id = @Id", new { member.Id })), Is.EqualTo(PasswordTries.Free));
    }

    [Test]
    public async Task Refusing_costs_one_check_of_a_password_with_and_without_an_account()
    {
        var (member, email) = await App.AccountAsync("Rosalie Vigneault");
        using var visitor = await App.VisitAsync();
        Assert.That(await ChecksAsync(visitor, email), Is.EqualTo(1));
        Assert.That(await ChecksAsync(visitor, "inconnue@example.org"), Is.EqualTo(1));
        await App.SetTriesAsync(member, PasswordTries.Free - 1);
        await visitor.EntersAsync(email, "autre chose");
        Assert.That(await ChecksAsync(visitor, email), Is.EqualTo(1), "while the account waits");
    }

    [Test]
    public async Task Signing_in_gives_the_session_a_new_value_and_ends_the_old_one()
    {
        var (_, email) = await App.AccountAsync("Karine Savard");
        using var visitor = await App.VisitAsync();
        using var copy = await App.VisitAsync();
        Assert.That(await visitor.EntersAsync(email), Is.True);
        var first = visitor.Cookie();
        copy.Cookies.Add(visitor.Cookies.GetAllCookies()["forum"]!);

        Assert.That(await visitor.EntersAsync(email), Is.True);

        Assert.That(visitor.Cookie(), Is.Not.EqualTo(first).And.Length.EqualTo(64));
        Assert.That((await copy.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task After_signing_out_a_copy_of_the_cookie_is_worth_nothing()
    {
        var member = await World.MemberAsync("Nadia Tremblay");
        using var visitor = await App.VisitAsync(member);
        using var thief = await App.VisitAsync();
        thief.Cookies.Add(visitor.Cookies.GetAllCookies()["forum"]!);
        Assert.That(await thief.ReadAsync("/compte"), Does.Contain("Nadia Tremblay"));

        Assert.That((await visitor.PostAsync("/deconnexion")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

        Assert.That((await thief.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(visitor.Cookie(), Is.Null);
    }

    [Test]
    public async Task Signing_out_needs_the_token_and_a_POST()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Odile Roy"));
        using var empty = new FormUrlEncodedContent([]);
        Assert.That((await visitor.Http.PostAsync(new Uri("/deconnexion", UriKind.Relative), empty)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        await visitor.GetAsync("/deconnexion");
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_session_ends_after_its_lifetime_and_with_a_suspension()
    {
        var member = await World.MemberAsync("Hugo Côté");
        using var visitor = await App.VisitAsync(member);
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update sessions set expires_at = @now where member_id = @Id", new { member.Id, now = App.Clock.GetUtcNow() }), default);
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        using var again = await App.VisitAsync(member);
        Assert.That((await again.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set suspended_at = @now where id = @Id", new { member.Id, now = App.Clock.GetUtcNow() }), default);
        Assert.That((await again.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_hash_of_weaker_parameters_is_made_anew_at_sign_in()
    {
        var (member, email) = await App.AccountAsync("Yves Larouche");
        var old = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword("", People.Password);
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set password_hash = @old where id = @Id", new { member.Id, old }), default);
        using var visitor = await App.VisitAsync();

        Assert.That(await visitor.EntersAsync(email), Is.True);

        var hash = await App.ReadAsync(db => db.OneAsync<string>("select password_hash from members where id = @Id", new { member.Id }));
        // version 1, then the function (2 is HMAC-SHA512) and the rounds, each four bytes
        var bytes = Convert.FromBase64String(hash);
        Assert.That((bytes[0], bytes[4], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5))), Is.EqualTo(((byte)1, (byte)2, Passwords.Rounds)));
        Assert.That(Passwords.Rounds, Is.GreaterThanOrEqualTo(220_000));
        Assert.That(await visitor.EntersAsync(email), Is.True);
    }

    /// <summary>Status and page, without what differs from one answer to the next anyway.</summary>
    private static async Task<string> PageAsync(Visitor visitor, string email)
    {
        var answer = await visitor.SignInAsync(email, "autre chose");
        var page = (await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal);
        return $"{answer.StatusCode} {answer.Headers.Location} {Tokens().Replace(page, "")}";
    }

    /// <summary>The check of a password is nearly all that a sign-in costs (0.24 s of processor time): one each time is the same time each time.</summary>
    private async Task<long> ChecksAsync(Visitor visitor, string email)
    {
        var before = App.Get<Passwords>().Checks;
        await visitor.SignInAsync(email, "autre chose");
        return App.Get<Passwords>().Checks - before;
    }

    [GeneratedRegex("value=\"CfDJ[^\"]*\"")]
    private static partial Regex Tokens();
}
