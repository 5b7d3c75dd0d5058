using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Publishing;

public sealed partial class PublishPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task All_fields_in_one_post_publish_at_once()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var answer = await visitor.PostAsync("/publier", Form("Qui a un minibus?", ("OtherRegions", "estrie"), ("OtherRegions", ""), ("OtherThemes", "outils")));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.Location!.ToString(), Does.Match(@"^/fils/\d+/qui-a-un-minibus#m1$"));
        var page = await visitor.ReadAsync(answer.Headers.Location.ToString());
        Assert.That(page, Does.Contain("<h1 lang=\"fr-CA\" dir=\"auto\">Qui a un minibus?</h1>").And.Contain("/regions/estrie").And.Contain("/themes/outils"));
    }

    [Test]
    public async Task A_text_alone_comes_back_with_proposals_to_confirm_and_then_publishes()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "estrie"));
        var start = await visitor.ReadAsync("/publier");
        Assert.That(start, Does.Contain("Que voulez-vous demander ou partager?").And.Match("id=\"details\"[^>]*hidden"));
        var proposed = await visitor.PostAsync("/publier", [.. Shown(start).Where(f => f.Item1 != "Body"), ("Body", "Le Fonds Relais offre 5 000 $ aux groupes de Gaspé, dépôt avant le 15 janvier.")]);
        var page = await proposed.Content.ReadAsStringAsync();
        Assert.That(proposed.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Rien n’est encore publié").And.Not.Match("id=\"details\"[^>]*hidden"));
        Assert.That(Shown(page), Is.SupersetOf(new[]
        {
            ("Kind", "occasion"), ("Region", "gaspesie-iles-de-la-madeleine"), ("Theme", "financement"), ("Audience", "membres"),
            ("Title", "Le Fonds Relais offre 5 000 $ aux groupes de Gaspé, dépôt avant le 15 janvier"),
        }));
        var published = await visitor.PostAsync("/publier", Shown(page));
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task What_the_address_chose_stays_and_the_rest_is_proposed_as_ever()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "estrie"));
        var start = await visitor.ReadAsync("/publier?kind=etude-de-cas&region=laval&theme=problematiques");
        var proposed = await visitor.PostAsync("/publier", [.. Shown(start).Where(f => f.Item1 != "Body"), ("Body", "Une famille épuisée ne répond plus. Comment garder le lien sans insister?")]);
        var page = await proposed.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("Rien n’est encore publié").And.Not.Contain("Donnez un titre"));
        Assert.That(Shown(page), Is.SupersetOf(new[] { ("Kind", "etude-de-cas"), ("Region", "laval"), ("Theme", "problematiques"), ("Title", "Comment garder le lien sans insister?") }));
        Assert.That((await visitor.PostAsync("/publier", Shown(page))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task The_same_form_sent_twice_is_one_thread()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var form = Form("Une seule fois");
        await visitor.ReadAsync("/publier");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.PostAsync("/publier", form)));
        Assert.That(answers.Select(a => a.Headers.Location?.ToString()).Distinct().ToList(), Has.Count.EqualTo(1).And.All.Not.Null);
    }

    [TestCase("Title", "", "Donnez un titre")]
    [TestCase("Title", null, "Le titre dépasse 160")]
    [TestCase("Body", "", "Écrivez votre message")]
    [TestCase("Body", "a\uFFFFb", "caractères illisibles")]
    [TestCase("Region", "atlantide", "Choisissez une région")]
    [TestCase("Theme", "magie", "Choisissez un thème")]
    [TestCase("Kind", "roman", "Choisissez le genre")]
    [TestCase("Kind", "direct", "Seule l’équipe d’animation")]
    [TestCase("Audience", "personne", "Choisissez qui peut lire")]
    [TestCase("Audience", "personnes", "Choisissez qui peut lire")]
    [TestCase("Audience", "public", "Seule l’équipe d’animation")]
    [TestCase("SubmissionId", "pas-un-guid", "Ce formulaire était incomplet")]
    public async Task A_refusal_stands_beside_its_field_and_keeps_every_other(string field, string? value, string says)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var form = Form("Un titre gardé", ("OtherRegions", "estrie"), ("OtherThemes", "outils"), ("Details", "true"));
        var sent = form.Select(f => f.Item1 == field ? (field, value ?? new string('a', 161)) : f).ToArray();
        var answer = await visitor.PostAsync("/publier", sent);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(says));
        var kept = sent.Where(f => f.Item1 != field && f.Item2.Length > 0 && f.Item1 is not "SubmissionId");
        Assert.That(Shown(page), Is.SupersetOf(kept));
        Assert.That(Shown(page).Single(f => f.Item1 == "SubmissionId").Item2, Has.Length.EqualTo(36));
    }

    [Test]
    public async Task A_facilitator_publishes_openly_in_her_region_only()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Josée Caron", "estrie", Role.Facilitator, "estrie"));
        Assert.That(await visitor.ReadAsync("/publier"), Does.Contain("value=\"public\""));
        var form = Form("Ouvert à tous").Select(f => f.Item1 switch { "Region" => (f.Item1, "estrie"), "Audience" => (f.Item1, "public"), _ => f }).ToArray();
        Assert.That((await visitor.PostAsync("/publier", form)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var elsewhere = form.Select(f => f.Item1 switch { "Region" => (f.Item1, "laval"), "SubmissionId" => (f.Item1, Guid.NewGuid().ToString()), _ => f }).ToArray();
        Assert.That((await visitor.PostAsync("/publier", elsewhere)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using var member = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That(await member.ReadAsync("/publier"), Does.Not.Contain("value=\"public\"").And.Not.Contain("value=\"direct\""));
    }

    [Test]
    public async Task A_case_study_hides_its_author_from_the_first_moment()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Rachel Vollant", "cote-nord"));
        var form = Form("Un jeune en rupture").Select(f => f.Item1 == "Kind" ? (f.Item1, "etude-de-cas") : f).ToArray();
        var url = (await visitor.PostAsync("/publier", form)).Headers.Location!.ToString();
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That(await other.ReadAsync(url), Does.Contain("Un membre (Côte-Nord)").And.Not.Contain("Vollant"));
    }

    [Test]
    public async Task A_live_exchange_is_announced_under_the_name_of_who_conducts_it()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Rachel Vollant", "bas-saint-laurent", Role.Facilitator, "bas-saint-laurent"));
        var form = Form("À midi", ("Masked", "true")).Select(f => f.Item1 == "Kind" ? (f.Item1, "direct") : f).ToArray();
        var refused = await visitor.PostAsync("/publier", form);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That((refused.StatusCode, page.Contains("id=\"Masked-erreur\">Un échange en direct s’annonce sous votre nom", StringComparison.Ordinal), page.Contains("On cherche un **minibus**", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, true)));
        Assert.That((await visitor.PostAsync("/publier", [.. form.Where(f => f.Item1 is not "Masked")])).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [TestCase("question")]
    [TestCase("echange")]
    public async Task Who_asks_not_to_be_named_is_a_member_of_her_region_from_the_first_moment_and_the_form_keeps_the_wish(string kind)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Rachel Vollant", "cote-nord"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/publier")), Does.Contain("Ne pas montrer mon nom").And.Contain("«\u00A0Un membre (Côte-Nord)\u00A0»").And.Not.Match("name=\"Masked\"[^>]* checked"));
        var form = Form("Seule avec ça", ("Masked", "true")).Select(f => f.Item1 == "Kind" ? (f.Item1, kind) : f).ToArray();
        var refused = await visitor.PostAsync("/publier", [.. form.Where(f => f.Item1 is not "Theme")]);
        Assert.That((refused.StatusCode, Checked().IsMatch(await refused.Content.ReadAsStringAsync())), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        await visitor.PostAsync("/brouillons", ("Place", "publier"), ("Title", "Un début"), ("Body", "Mon texte"), ("Fields", """{"Masked":["true"]}"""));
        Assert.That(Checked().IsMatch(await visitor.ReadAsync("/publier")), "the draft keeps it too");
        var url = (await visitor.PostAsync("/publier", form)).Headers.Location!.ToString();
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That(await other.ReadAsync(url), Does.Contain("Un membre (Côte-Nord)").And.Not.Contain("Vollant"));
    }

    [Test]
    public async Task The_address_presets_region_theme_and_kind_and_the_draft_comes_back()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That(Shown(await visitor.ReadAsync("/publier?region=laval&theme=outils&kind=question")), Is.SupersetOf(new[] { ("Region", "laval"), ("Theme", "outils"), ("Kind", "question") }));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/publier?kind=occasion")), Does.Contain("la fiche à remplir vient juste après"), "what she tapped is said");
        await visitor.PostAsync("/brouillons", ("Place", "publier"), ("Title", "Un début"), ("Body", "Mon texte"), ("Fields", """{"Region":["estrie"],"Kind":["outil"],"OtherRegions":["laval"]}"""));
        var page = await visitor.ReadAsync("/publier");
        Assert.That(Shown(page), Is.SupersetOf(new[] { ("Title", "Un début"), ("Body", "Mon texte"), ("Region", "estrie"), ("Kind", "outil"), ("OtherRegions", "laval") }));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("Brouillon du 23 novembre, 9\u00A0h restauré"));
        await visitor.PostAsync("/publier", Form("Publié"));
        Assert.That(await visitor.ReadAsync("/publier"), Does.Not.Contain("restauré"));
    }

    [TestCase("/publier")]
    [TestCase("/brouillons")]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in(string path)
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync(path);
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/connexion?retour=" + Uri.EscapeDataString(path))));
        Assert.That((await visitor.PostAsync("/publier", Form("Rien"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private static (string, string)[] Form(string title, params (string, string)[] more) =>
    [
        ("Title", title), ("Body", "On cherche un **minibus** pour le 3 mai."), ("Region", "bas-saint-laurent"), ("Theme", "ressources"), ("Kind", "question"),
        ("Audience", "membres"), ("SubmissionId", Guid.NewGuid().ToString()), .. more,
    ];

    /// <summary>The fields of the publishing form as a browser would send them.</summary>
    private static (string, string)[] Shown(string page)
    {
        var form = page[page.IndexOf("id=\"publier\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var inputs = Input().Matches(form).Select(m => m.Value).Where(i => !(i.Contains("type=\"radio\"", StringComparison.Ordinal) || i.Contains("type=\"checkbox\"", StringComparison.Ordinal)) || i.Contains(" checked", StringComparison.Ordinal))
            .Select(i => (Name().Match(i).Groups[1].Value, Value().Match(i).Groups[1].Value));
        var selects = Select().Matches(form).Select(m => (Name().Match(m.Value).Groups[1].Value, Chosen().Match(m.Value).Groups[1].Value));
        var texts = Text().Matches(form).Select(m => (m.Groups[1].Value, m.Groups[2].Value));
        return [.. inputs.Concat(selects).Concat(texts).Where(f => f.Item1 is not "__RequestVerificationToken").Select(f => (f.Item1, WebUtility.HtmlDecode(f.Item2)))];
    }

    [GeneratedRegex("name=\"Masked\"[^>]* checked")]
    private static partial Regex Checked();

    [GeneratedRegex("<input[^>]+>")]
    private static partial Regex Input();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea[^>]* name=\"(Body)\"[^>]*>\n(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Text();

    [GeneratedRegex(" name=\"([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
