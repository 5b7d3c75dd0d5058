using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Tests.Accounts;

public sealed class RolesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_new_role_holds_from_the_next_request_on_and_shows_beside_her_posts()
    {
        var (maude, email) = await App.AccountAsync("Maude Ouellet");
        var thread = await World.ThreadAsync(maude);
        var secret = await App.Get<Sessions>().OpenAsync(maude.Id, default);

        World.Done(await App.Get<SetRole>().RunAsync(email, Role.Facilitator, Scopes("estrie", "outils", "laval:financement"), default));

        var now = await App.Get<Sessions>().FindAsync(secret, default);
        Assert.That(now?.Role, Is.EqualTo(Role.Facilitator));
        Assert.That(now!.Scopes, Is.EqualTo(Scopes("estrie", "outils", "laval:financement")));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select version from threads where id = @Id", new { thread.Id })), Is.GreaterThan(thread.Version));

        World.Done(await App.Get<SetRole>().RunAsync(email, Role.Facilitator, Scopes("laval"), default));
        Assert.That((await App.Get<Sessions>().FindAsync(secret, default))!.Scopes, Is.EqualTo(Scopes("laval")));

        World.Done(await App.Get<SetRole>().RunAsync(email, Role.Member, [], default));
        now = await App.Get<Sessions>().FindAsync(secret, default);
        Assert.That((now!.Role, now.Scopes.Count), Is.EqualTo((Role.Member, 0)));
    }

    [TestCase(Role.Facilitator)]
    [TestCase(Role.Member, "estrie")]
    [TestCase(Role.Coordinator, "estrie")]
    public async Task Scopes_go_with_the_facilitators_role_and_with_no_other(Role role, params string[] scopes)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        var email = await App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { maude.Id }));
        Assert.That((await App.Get<SetRole>().RunAsync(email, role, Scopes(scopes), default)).Refusal?.Field, Is.EqualTo("Scopes"));
        Assert.That((await App.Get<CreateMember>().RunAsync(new("nouvelle@example.org", null, "Nouvelle", 9) { Role = role, Scopes = Scopes(scopes) }, default)).Refusal?.Field, Is.EqualTo("Scopes"));
    }

    [TestCase("atlantide")]
    [TestCase("estrie:atlantide")]
    [TestCase("outils:estrie")]
    [TestCase("estrie:outils:laval")]
    [TestCase("")]
    public void A_scope_of_an_unknown_place_is_none(string text) => Assert.That(Core.Members.Scopes.Parse(App.Get<Places>(), text), Is.Null);

    [Test]
    public async Task An_email_has_one_account_however_it_is_written()
    {
        var (_, email) = await App.AccountAsync("Première Personne");
        var again = await App.Get<CreateMember>().RunAsync(new(" " + email.ToUpperInvariant(), null, "Seconde Personne", 9), default);
        Assert.That(again.Refusal?.Key, Is.EqualTo("accounts.email_taken"));
    }

    [Test]
    public async Task A_member_joins_the_group_of_a_name_or_founds_it()
    {
        var first = await GroupOfAsync("un@example.org", "L’Ancrage du Fleuve");
        Assert.That(await GroupOfAsync("deux@example.org", "l'ancrage du fleuve"), Is.EqualTo(first));
        Assert.That(await GroupOfAsync("trois@example.org", "Autre groupe"), Is.Not.EqualTo(first));
    }

    private async Task<long> GroupOfAsync(string email, string organisation)
    {
        var member = World.Done(await App.Get<CreateMember>().RunAsync(new(email, null, "Une Personne", 9) { Organisation = organisation }, default));
        return await App.ReadAsync(db => db.OneAsync<long>("select organisation_id from members where id = @Id", new { member.Id }));
    }

    private Scope[] Scopes(params string[] slugs) => [.. slugs.Select(s => Core.Members.Scopes.Parse(App.Get<Places>(), s)!)];
}
