using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Web.Resources;

namespace Forum.Tests.Members;

public sealed class ProfileTests(Dialect dialect) : BothStores(dialect)
{
    private const string Phone = "418 555-0199";

    [Test]
    public async Task By_default_the_e_mail_and_the_phone_are_hidden_and_the_rest_is_for_members()
    {
        var (maude, reader) = (await World.MemberAsync("Maude Ouellet", "estrie"), await World.MemberAsync("Alex Roy", "estrie"));
        World.Done(await App.Get<FollowPlaces>().RunAsync(new(maude, ["laval"], ["outils"]), default));
        await App.SaysAsync(maude, Groups.Draft with { Expertises = ["Entretien motivationnel"], Offers = "Relire une demande.", Seeks = "Un modèle d’entente.", Phone = Phone });
        var email = await App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { maude.Id }));
        using var visitor = await App.VisitAsync(reader);
        var page = await visitor.ReadAsync($"/membres/{maude.Id}");
        Assert.That(page, Does.Contain("Maude Ouellet").And.Contain("Intervenante").And.Contain("Estrie").And.Contain("Entretien motivationnel").And.Contain("Relire une demande.").And.Contain("Un modèle d’entente.").And.Contain("href=\"/regions/laval\"").And.Contain("href=\"/themes/outils\""));
        Assert.That(page, Does.Not.Contain(Phone).And.Not.Contain(email).And.Not.Contain("mailto:"));
        using var herself = await App.VisitAsync(maude);
        Assert.That(await herself.ReadAsync($"/membres/{maude.Id}"), Does.Contain(Phone).And.Contain(email).And.Contain(Texts.French["members.seen.personne"]));
    }

    /// <summary>Each part in turn, kept to her regions: who is of them sees it, who follows them or is elsewhere does not.</summary>
    [TestCase("expertises")]
    [TestCase("offers")]
    [TestCase("seeks")]
    [TestCase("phone")]
    [TestCase("email")]
    [TestCase("places")]
    public async Task A_part_kept_to_her_regions_is_seen_there_and_by_nobody_else(string part)
    {
        var group = await App.GroupAsync("La Vigie", "Sept-Îles", "cote-nord", "laval");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "cote-nord"));
        World.Done(await App.Get<FollowPlaces>().RunAsync(new(maude, ["outaouais"], ["formation"]), default));
        string For(string name) => name == part ? "regions" : "personne";
        await App.SaysAsync(maude, new(["Travail de rue"], "J’offre ceci.", "Je veux cela.", Phone, new(For("places"), For("expertises"), For("offers"), For("seeks"), For("email"), For("phone"))));
        var secrets = new Dictionary<string, string>
        {
            ["expertises"] = "Travail de rue",
            ["offers"] = "J’offre ceci.",
            ["seeks"] = "Je veux cela.",
            ["phone"] = Phone,
            ["email"] = await App.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { maude.Id })),
            ["places"] = "class=\"chip\" href=\"/regions/outaouais\"",
        };
        var near = new[]
        {
            await World.MemberAsync("Voisine", "cote-nord"), await World.MemberAsync("Du même service", "laval"), await World.MemberAsync("Animatrice", "estrie", Role.Facilitator, "laval"),
            await World.MemberAsync("Coordination", "estrie", Role.Coordinator), await App.InAsync(await App.GroupAsync("Autre groupe", "", "montreal", "cote-nord"), await World.MemberAsync("Collègue", "montreal")),
        };
        var follower = await World.MemberAsync("Abonnée", "estrie");
        World.Done(await App.Get<FollowPlaces>().RunAsync(new(follower, ["cote-nord", "laval"], []), default));
        World.Done(await App.Get<FollowMember>().RunAsync(follower, maude.Id, true, default));
        var far = new[] { follower, await World.MemberAsync("Ailleurs", "estrie"), await World.MemberAsync("Animatrice d’un thème", "estrie", Role.Facilitator, "laval:outils") };
        foreach (var (readers, sees) in new[] { (near, true), (far, false) })
        {
            foreach (var reader in readers)
            {
                using var visitor = await App.VisitAsync(reader);
                var page = WebUtility.HtmlDecode(await visitor.ReadAsync($"/membres/{maude.Id}"));
                foreach (var (name, secret) in secrets) Assert.That(page.Contains(secret, StringComparison.Ordinal), Is.EqualTo(sees && name == part), $"{reader.Name}: {name}");
            }
        }
    }

    [TestCase("removed_at")]
    [TestCase("suspended_at")]
    public async Task Who_left_or_is_suspended_has_no_page(string column)
    {
        var (maude, coordinator) = (await World.MemberAsync("Maude Ouellet"), await World.MemberAsync("Amina Diallo", role: Role.Coordinator));
        await App.GoneAsync(maude, column);
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That((await visitor.GetAsync($"/membres/{maude.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await visitor.PostAsync($"/membres/{maude.Id}/suivre", ("Suivre", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/membres/{0}")]
    [TestCase("/compte/fiche")]
    [TestCase("/repertoire")]
    [TestCase("/organismes/1/x")]
    [TestCase("/organismes/1/x/modifier")]
    public async Task Who_is_not_signed_in_is_asked_to(string path)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, maude.Id));
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString.Split('?')[0]), Is.EqualTo((HttpStatusCode.Redirect, "/connexion")));
        Assert.That((await App.Get<ShowMember>().RunAsync(Member.Nobody, maude.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<SaveProfile>().RunAsync(Member.Nobody, Groups.Draft, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<FollowMember>().RunAsync(Member.Nobody, maude.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task A_member_fills_in_her_profile_and_finds_it_as_she_left_it()
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        Assert.That(Selected(await visitor.ReadAsync("/compte/fiche")), Is.EqualTo("membres membres membres personne personne membres"));
        var answer = await visitor.PostAsync("/compte/fiche", Fields(("Expertises", "  Travail   de rue "), ("Expertises", ""), ("Expertises", "TDAH"), ("Expertises", "travail de rue"), ("Offers", "Ligne 1\r\nLigne 2"), ("Phone", Phone), ("PhoneFor", "regions")));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/compte?fait=fiche"));
        Assert.That(await visitor.ReadAsync("/compte?fait=fiche"), Does.Contain(Texts.French["members.saved"]));
        var kept = World.Done(await App.Get<ReadProfile>().RunAsync(maude, default));
        Assert.That(kept.Expertises, Is.EqualTo(new[] { "Travail de rue", "TDAH" }));
        Assert.That((kept.Offers, kept.Phone, kept.For.Phone, kept.For.Email), Is.EqualTo(("Ligne 1\nLigne 2", Phone, FieldAudience.Regions, FieldAudience.Nobody)));
        Assert.That(Selected(await visitor.ReadAsync("/compte/fiche")), Is.EqualTo("membres membres membres regions personne membres"));
    }

    private static IEnumerable<TestCaseData> Faults() => new (string Field, string Value, string Key)[]
    {
        ("Expertises", new string('x', 61), "members.expertise_long"), ("Expertises", "a\u202eb", "input.bidi"), ("Offers", new string('x', 601), "members.text_long"), ("Seeks", "a\u0007", "input.unreadable"),
        ("Phone", "appelez-moi", "members.phone_wrong"), ("Phone", "<b>418</b> 555-0199", "members.phone_wrong"), ("EmailFor", "tous", "members.audience_unknown"), ("PlacesFor", "", "members.audience_unknown"),
    }.Select(f => new TestCaseData(f.Field, f.Value, f.Key).SetArgDisplayNames(f.Field, f.Key));

    [TestCaseSource(nameof(Faults))]
    public async Task What_cannot_be_said_gets_its_sentence_beside_the_field_and_the_rest_is_kept(string field, string value, string key)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        using var answer = await visitor.PostAsync("/compte/fiche", field is "Offers" ? Fields((field, value)) : Fields((field, value), ("Offers", "Ceci reste.")));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain($"id=\"{field}-erreur\">{Texts.French[key]}<").And.Contain("aria-invalid=\"true\""));
        if (field is not "Offers") Assert.That(page, Does.Contain(">\nCeci reste.</textarea>"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from member_profiles where member_id = @Id", new { maude.Id })), Is.Zero);
    }

    [Test]
    public async Task Five_expertises_are_the_most()
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        using var answer = await visitor.PostAsync("/compte/fiche", Fields([.. Enumerable.Range(1, 6).Select(n => ("Expertises", $"Chose {n}"))]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(Texts.French["members.expertises_many"]).And.Contain("value=\"Chose 6\""));
    }

    [Test]
    public async Task Following_somebody_stands_on_the_account_page_and_can_be_undone_there()
    {
        var (maude, luc) = (await World.MemberAsync("Maude Ouellet"), await World.MemberAsync("Luc Tremblay", "laval"));
        using var visitor = await App.VisitAsync(luc);
        Assert.That((await visitor.PostAsync($"/membres/{maude.Id}/suivre", ("Suivre", "1"))).Headers.Location?.OriginalString, Is.EqualTo($"/membres/{maude.Id}"));
        await visitor.PostAsync($"/membres/{maude.Id}/suivre", ("Suivre", "1"));
        Assert.That(await visitor.ReadAsync($"/membres/{maude.Id}"), Does.Contain("class=\"btn followed\""));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain($"action=\"/membres/{maude.Id}/suivre\""));
        Assert.That((await visitor.PostAsync($"/membres/{luc.Id}/suivre", ("Suivre", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "nobody follows herself");
        Assert.That((await visitor.PostAsync($"/membres/{maude.Id}/suivre", ("Suivre", "oui"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await visitor.PostAsync($"/membres/{maude.Id}/suivre", ("Suivre", "0"), ("retour", "compte"))).Headers.Location?.OriginalString, Does.StartWith("/compte?fait=suivis"));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Not.Contain($"action=\"/membres/{maude.Id}/suivre\""));
    }

    [Test]
    public async Task Asking_somebody_begins_a_question_that_names_her()
    {
        var (maude, luc) = (await World.MemberAsync("Maude [Ouellet]", "estrie"), await World.MemberAsync("Luc Tremblay", "laval"));
        World.Done(await App.Get<FollowPlaces>().RunAsync(new(maude, [], ["outils"]), default));
        using var visitor = await App.VisitAsync(luc);
        var url = $"/publier?kind=question&region=estrie&theme=outils&membre={maude.Id}";
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/membres/{maude.Id}")), Does.Contain($"href=\"{url}\""));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(url));
        Assert.That(page, Does.Contain($"[@Maude \\[Ouellet\\]](membre:{maude.Id}), </textarea>").And.Contain("value=\"estrie\" selected").And.Contain("value=\"outils\" selected").And.Contain("value=\"question\" checked"));
        Assert.That(Core.Text.Markup.Mentions($"[@Maude \\[Ouellet\\]](membre:{maude.Id}), bonjour"), Is.EqualTo(new[] { maude.Id }));
        await App.GoneAsync(maude);
        Assert.That(await visitor.ReadAsync(url), Does.Not.Contain("membre:"));
    }

    private static (string, string)[] Fields(params (string Name, string Value)[] given)
    {
        (string Name, string Value)[] all = [("Offers", ""), ("Seeks", ""), ("Phone", ""), ("PlacesFor", "membres"), ("ExpertisesFor", "membres"), ("OffersFor", "membres"), ("SeeksFor", "membres"), ("EmailFor", "personne"), ("PhoneFor", "personne")];
        return [.. given, .. all.Where(f => given.All(g => g.Name != f.Name))];
    }

    private static string Selected(string page) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(page, "value=\"(membres|regions|personne)\" selected").Select(m => m.Groups[1].Value));
}
