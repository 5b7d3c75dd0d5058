using System.Net;
using Forum.Core.Data;

namespace Forum.Tests.Accounts;

public sealed class ConsentsTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_consent_is_a_dated_row_and_is_taken_back_at_once()
    {
        var (member, _) = await App.AccountAsync("Lise Gravel");
        using var visitor = await App.VisitAsync(member);
        Assert.That(await visitor.ReadAsync("/compte/consentements"), Does.Not.Contain("checked"));
        Assert.That((await visitor.PostAsync("/compte/consentements", ("Consents", "Newsletter"), ("Consents", "Directory"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await visitor.ReadAsync("/compte/consentements")).Split("checked=\"").Length - 1, Is.EqualTo(2));
        await visitor.PostAsync("/compte/consentements", ("Consents", "Directory"));
        var rows = await App.ReadAsync(db => db.ListAsync<Row>("select purpose, text_version, withdrawn_at from consents where member_id = @Id order by id", new { member.Id }));
        Assert.That(rows.Select(r => (r.Purpose, Stands: r.WithdrawnAt is null)), Is.EqualTo(new[] { ("Newsletter", false), ("Directory", true) }));
        Assert.That(rows.Select(r => r.TextVersion), Is.All.Not.Empty);
    }

    [Test]
    public async Task Only_a_member_has_consents()
    {
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/compte/consentements")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await nobody.PostAsync("/compte/consentements", ("Consents", "Directory"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private sealed record Row(string Purpose, string TextVersion, DateTimeOffset? WithdrawnAt);
}
