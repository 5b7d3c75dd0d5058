using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;

namespace Forum.Tests.Privacy;

public sealed class PolicyTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly (string Name, string Value)[] Good = [("Officer", "Hélène Marchand"), ("OfficerTitle", "Directrice"), ("Contact", "418 555-0123"), ("Address", "1, rue du Fleuve, Rimouski"), ("Hosting", "Un serveur à Rimouski"), ("Words", "Un mot.\n\nUn autre."), ("WordsEn", "A word.")];

    [Test]
    public async Task Who_answers_for_personal_data_is_said_to_everybody_and_stands_at_the_foot_of_every_page_and_message()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        using var visitor = await App.VisitAsync(coordinator);
        await visitor.ReadAsync("/administration/confidentialite");
        Assert.That((await visitor.PostAsync("/administration/confidentialite", Good)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var anybody = await App.VisitAsync();
        var page = WebUtility.HtmlDecode(await anybody.ReadAsync("/confidentialite"));
        Assert.That(page, Does.Contain("Hélène Marchand").And.Contain("418 555-0123").And.Contain("Un serveur à Rimouski").And.Contain("Un autre.").And.Contain("12 mois"));
        foreach (var path in new[] { "/", "/connexion", "/inscription", "/confidentialite" }) Assert.That(await anybody.ReadAsync(path), Does.Contain("href=\"/confidentialite\""), path);
        foreach (var path in new[] { "/", "/compte", "/administration/lieu" }) Assert.That(await visitor.ReadAsync(path), Does.Contain("href=\"/confidentialite\""), path);
        var (member, email) = await App.AccountAsync("Luc Tremblay");
        await App.Get<AskLink>().RunAsync(email, "un navigateur", default);
        var letter = (await App.MailAsync(email)).Single();
        foreach (var part in new[] { letter.TextBody, WebUtility.HtmlDecode(letter.HtmlBody) }) Assert.That(part, Does.Contain("1, rue du Fleuve, Rimouski").And.Contain("/confidentialite"));
        await anybody.ReadAsync("/langue");
        await anybody.PostAsync("/langue", ("langue", "en"), ("retour", "/"));
        Assert.That(await anybody.ReadAsync("/confidentialite"), Does.Contain("A word.").And.Not.Contain("Un autre."));
        Assert.That(member.Id, Is.Positive);
    }

    [TestCase("Officer", "")]
    [TestCase("OfficerTitle", "")]
    [TestCase("Contact", "par la poste")]
    [TestCase("Address", " ")]
    [TestCase("Words", "a\u202Eb")]
    public async Task What_is_missing_is_said_beside_its_field_and_the_rest_kept(string field, string value)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        var answer = await visitor.PostAsync("/administration/confidentialite", [.. Good.Where(g => g.Name != field), (field, value)]);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, page.Contains($"id=\"{field}-erreur\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        if (field != "Address") Assert.That(page, Does.Contain("1, rue du Fleuve, Rimouski"));
    }

    [Test]
    public async Task Coordinators_alone_change_it_and_keep_the_register([Values(Role.Member, Role.Facilitator)] Role role)
    {
        var other = await World.MemberAsync("Une Autre", role: role, scopes: role is Role.Facilitator ? ["estrie"] : []);
        using var visitor = await App.VisitAsync(other);
        foreach (var path in new[] { "/administration/confidentialite", "/administration/incidents", "/administration/incidents/0", "/administration/incidents/1", "/administration/incidents/registre" }) Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        Assert.That((await visitor.PostAsync("/administration/confidentialite", Good)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync("/administration/incidents/0", Incident)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await App.Get<ListTraces>().RunAsync(await World.MemberAsync("Membre"), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    private static readonly (string Name, string Value)[] Incident =
        [("Data", "Courriels de douze membres"), ("Circumstances", "Un message, \"à tous\", en copie visible"), ("HappenedOn", "2026-11-20"), ("KnownOn", "2026-11-21"), ("People", "12"), ("Risk", "Faible : adresses professionnelles"), ("Notices", ""), ("Measures", "=Excuses et rappel")];

    [Test]
    public async Task An_incident_is_noted_changed_and_exported_with_all_its_fields()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        Assert.That((await visitor.PostAsync("/administration/incidents/0", Incident)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var id = await App.ReadAsync(db => db.OneAsync<long>("select max(id) from incidents"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/administration/incidents/{id}")), Does.Contain("Courriels de douze membres").And.Contain("value=\"2026-11-21\""));
        Assert.That((await visitor.PostAsync($"/administration/incidents/{id}", [.. Incident.Where(f => f.Name != "Notices"), ("Notices", "Le 22, à chacun"), ("Serious", "true")])).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var csv = await (await visitor.GetAsync("/administration/incidents/registre")).Content.ReadAsStringAsync();
        var line = csv.Split("\r\n").Single(l => l.StartsWith($"{id},", StringComparison.Ordinal));
        Assert.That(line, Is.EqualTo($"{id},Courriels de douze membres,\"Un message, \"\"à tous\"\", en copie visible\",2026-11-20,2026-11-21,12,Faible : adresses professionnelles,Oui,\"Le 22, à chacun\",'=Excuses et rappel,2026-11-23"));
        Assert.That((await visitor.GetAsync("/administration/incidents/999999")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("Data", "")]
    [TestCase("Circumstances", "")]
    [TestCase("Risk", "")]
    [TestCase("KnownOn", "")]
    [TestCase("KnownOn", "2026-11-24", Description = "tomorrow")]
    [TestCase("HappenedOn", "hier")]
    [TestCase("People", "-1")]
    [TestCase("People", "douze")]
    public async Task What_is_wrong_with_an_incident_is_said_beside_its_field(string field, string value)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        var answer = await visitor.PostAsync("/administration/incidents/0", [.. Incident.Where(f => f.Name != field), (field, value)]);
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains($"id=\"{field}-erreur\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [Test]
    public async Task What_was_kept_long_enough_ends_and_the_rest_stays()
    {
        var member = await World.MemberAsync("Amina Diallo");
        await App.Get<Core.Posts.SaveDraft>().RunAsync(new(member, Core.Posts.Drafts.Publish, "Un début", "Une phrase", "", ""), default);
        World.Done(await App.Get<SanctionMember>().RunAsync(new(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), member.Id, null, "Un mot ancien."), default));
        async Task<(long, long)> CountAsync() => (await App.ReadAsync(db => db.OneAsync<long>("select count(*) from drafts where member_id = @Id", new { member.Id })), await App.ReadAsync(db => db.OneAsync<long>("select count(*) from sanctions where member_id = @Id", new { member.Id })));
        await App.Get<Retention>().RunAsync(default);
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
        await App.Get<Database>().WriteAsync<Done>(async db =>
        {
            await db.RunAsync("update drafts set saved_at = @at where member_id = @Id", new { member.Id, at = App.Now.AddMonths(-Retention.DraftMonths).AddMinutes(-1) });
            await db.RunAsync("update sanctions set given_at = @at where member_id = @Id", new { member.Id, at = App.Now.AddMonths(-Retention.ConductMonths).AddMinutes(-1) });
            return default(Done);
        }, default);
        await App.Get<Retention>().RunAsync(default);
        Assert.That(await CountAsync(), Is.EqualTo((0, 0)));
    }
}
