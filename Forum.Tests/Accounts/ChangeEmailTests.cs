using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Mail;

namespace Forum.Tests.Accounts;

public sealed class ChangeEmailTests(Dialect dialect) : BothStores(dialect)
{
    private static int _addresses;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Both_mailboxes_say_yes_in_whatever_order_and_then_she_signs_in_with_the_new_one(bool oldFirst)
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        var to = NewAddress();
        using var visitor = await App.VisitAsync(member);
        using var elsewhere = await App.VisitAsync(member);
        await AskAsync(visitor, to);
        var (old, young) = ((await App.MailAsync(email)).Single(), (await App.MailAsync(to)).Single());
        Assert.That(old.TextBody, Does.Contain(to));
        string[] links = oldFirst ? [old.Link(), young.Link()] : [young.Link(), old.Link()];
        Assert.That(await ConfirmAsync(visitor, links[0]), Does.Contain("C’est noté"));
        Assert.That(await AddressAsync(member), Is.EqualTo(email), "one yes changes nothing");
        Assert.That(await ConfirmAsync(visitor, links[1]), Does.Contain("Courriel changé"));
        Assert.That(await AddressAsync(member), Is.EqualTo(to));
        await visitor.ReadAsync("/compte");
        Assert.That((await elsewhere.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "every other session is closed");
        using var again = await App.VisitAsync();
        Assert.That((await again.EntersAsync(email), await again.EntersAsync(to)), Is.EqualTo((false, true)));
        foreach (var link in links) Assert.That((await again.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task From_the_old_mailbox_it_is_called_off_and_from_the_new_one_it_is_not()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        var to = NewAddress();
        using var visitor = await App.VisitAsync(member);
        await AskAsync(visitor, to);
        var (old, young) = (Key(await App.MailAsync(email)), Key(await App.MailAsync(to)));
        using var anybody = await App.VisitAsync();
        Assert.That((await anybody.PostAsync("/compte/courriel/lien/annuler", ("cle", young))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await (await anybody.PostAsync("/compte/courriel/lien/annuler", ("cle", old))).Content.ReadAsStringAsync(), Does.Contain("Changement annulé"));
        Assert.That((await anybody.PostAsync("/compte/courriel/lien", ("cle", young))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await AddressAsync(member), Is.EqualTo(email));
    }

    [Test]
    public async Task A_member_writes_to_no_more_than_five_addresses_in_two_days()
    {
        var (member, _) = await App.AccountAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(member);
        for (var n = 0; n < 5; n++) await AskAsync(visitor, NewAddress());
        var to = NewAddress();
        var refused = await visitor.PostAsync("/compte/courriel", ("Email", to), ("Password", People.Password));
        Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("Email-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(await App.MailAsync(to), Is.Empty);
        App.Clock.Advance(ChangeEmail.Lifetime + TimeSpan.FromSeconds(1));
        await AskAsync(visitor, to);
        Assert.That(await App.MailAsync(to), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nobody_learns_who_has_an_account_and_takes_no_address_of_another()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        var (_, taken) = await App.AccountAsync("Luc Tremblay");
        using var visitor = await App.VisitAsync(member);
        await AskAsync(visitor, taken);
        Assert.That(await App.MailAsync(taken), Is.Empty);
        Assert.That(await ConfirmAsync(visitor, (await App.MailAsync(email)).Single().Link()), Does.Contain("C’est noté"));
        Assert.That(await AddressAsync(member), Is.EqualTo(email));
    }

    [TestCase("Email", "nul", "Email-erreur")]
    [TestCase("Password", "un autre mot de passe", "Password-erreur")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value, string error)
    {
        var (member, _) = await App.AccountAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(member);
        (string Name, string Value)[] good = [("Email", NewAddress()), ("Password", People.Password)];
        var answer = await visitor.PostAsync("/compte/courriel", [.. good.Where(g => g.Name != field), (field, value)]);
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains(error, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(await App.Get<ChangeEmail>().WaitingAsync(member.Id, default), Is.Null);
    }

    [Test]
    public async Task A_coordinator_says_yes_for_a_lost_mailbox_and_nobody_else_does()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo", "estrie");
        var to = NewAddress();
        using var visitor = await App.VisitAsync(member);
        await AskAsync(visitor, to);
        foreach (var other in new[] { member, await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie") })
            Assert.That((await App.Get<ChangeEmail>().ConfirmForAsync(other, member.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        using var office = await App.VisitAsync(coordinator);
        Assert.That(await office.ReadAsync($"/administration/membres/{member.Id}"), Does.Contain(to));
        Assert.That((await office.PostAsync($"/administration/membres/{member.Id}/courriel")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await AddressAsync(member), Is.EqualTo(email), "the new mailbox has not said yes");
        Assert.That(await ConfirmAsync(visitor, (await App.MailAsync(to)).Single().Link()), Does.Contain("Courriel changé"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from audit_log where act = 'EmailConfirmed' and subject_id = @Id", new { member.Id })), Is.EqualTo(1));
        Assert.That((await App.Get<ChangeEmail>().ConfirmForAsync(coordinator, member.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task A_link_is_over_after_two_days()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(member);
        await AskAsync(visitor, NewAddress());
        var key = Key(await App.MailAsync(email));
        Assert.That((await App.Get<ChangeEmail>().LookAsync(key, default)).Step, Is.EqualTo(ChangeEmail.Step.Old));
        App.Clock.Advance(ChangeEmail.Lifetime);
        Assert.That((await App.Get<ChangeEmail>().LookAsync(key, default)).Step, Is.EqualTo(ChangeEmail.Step.Over));
        Assert.That((await App.Get<ChangeEmail>().LookAsync(null, default)).Step, Is.EqualTo(ChangeEmail.Step.Over));
    }

    private static string NewAddress() => $"nouvelle{Interlocked.Increment(ref _addresses)}@example.org";

    private static string Key(IReadOnlyList<MimeKit.MimeMessage> letters) => letters.Single().Link().Split("cle=")[1];

    private static async Task AskAsync(Visitor visitor, string to) =>
        Assert.That((await visitor.PostAsync("/compte/courriel", ("Email", to), ("Password", People.Password))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

    private static async Task<string> ConfirmAsync(Visitor visitor, string link)
    {
        Assert.That(await visitor.ReadAsync(link), Does.Contain("Confirmer"));
        return WebUtility.HtmlDecode(await (await visitor.PostAsync("/compte/courriel/lien", ("cle", link.Split("cle=")[1]))).Content.ReadAsStringAsync());
    }

    private Task<string> AddressAsync(Member member) => App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { member.Id }));
}
