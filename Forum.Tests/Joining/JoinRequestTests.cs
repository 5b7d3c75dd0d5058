using System.Net;
using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;

namespace Forum.Tests.Joining;

public sealed class JoinRequestTests(Dialect dialect) : BothStores(dialect)
{
    private static int _people;

    [Test]
    public async Task A_request_reaches_the_facilitators_of_its_region_and_an_approval_is_an_invitation()
    {
        var (facilitator, address) = await FacilitatorAsync("lanaudiere");
        var email = await AskAsync("lanaudiere");
        var letter = (await App.MailAsync(address)).Single();
        Assert.That(letter.Subject, Is.EqualTo("Rita Nouvelle demande à se joindre"));
        Assert.That(letter.TextBody, Does.Contain("Groupe du Nord").And.Contain("J’accompagne des jeunes").And.Contain("/animation/demandes"));

        using var visitor = await App.VisitAsync(facilitator);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/animation/demandes")), Does.Contain("Rita Nouvelle").And.Contain(email));
        Assert.That((await AnswerAsync(visitor, email, "approuver")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var invitation = (await App.MailAsync(email)).Single();
        Assert.That(invitation.Subject, Does.Contain("est acceptée"));
        using var newcomer = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await newcomer.ReadAsync(invitation.Link())), Does.Contain("value=\"Rita Nouvelle\"").And.Contain("value=\"Groupe du Nord\""));
        Assert.That((await AnswerAsync(visitor, email, "refuser", "Trop tard")).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task A_question_is_answered_by_its_link_once()
    {
        var (facilitator, address) = await FacilitatorAsync("laval");
        var email = await AskAsync("laval");
        using var visitor = await App.VisitAsync(facilitator);
        Assert.That((await AnswerAsync(visitor, email, "demander", "Dans quel groupe travaillez-vous?")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var question = (await App.MailAsync(email)).Single();
        Assert.That(question.TextBody, Does.Contain("Dans quel groupe travaillez-vous?"));
        using var applicant = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await applicant.ReadAsync(question.Link())), Does.Contain("Dans quel groupe travaillez-vous?"));
        var key = question.Link().Split("cle=")[1];
        Assert.That((await applicant.PostAsync("/inscription/reponse", ("cle", key), ("Reply", " "))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await applicant.PostAsync("/inscription/reponse", ("cle", key), ("Reply", "À La Relance de Laval."))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await applicant.GetAsync(question.Link())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await App.MailAsync(address))[^1].TextBody, Does.Contain("À La Relance de Laval."));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/animation/demandes")), Does.Contain("À La Relance de Laval."));
    }

    [Test]
    public async Task A_refusal_says_why_and_wants_a_reason()
    {
        var (facilitator, _) = await FacilitatorAsync("mauricie");
        var email = await AskAsync("mauricie");
        using var visitor = await App.VisitAsync(facilitator);
        var empty = await AnswerAsync(visitor, email, "refuser", " ");
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await empty.Content.ReadAsStringAsync(), Does.Contain("Text-erreur"));
        Assert.That((await AnswerAsync(visitor, email, "refuser", "Ce lieu est réservé aux groupes communautaires.")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await App.MailAsync(email)).Single().TextBody, Does.Contain("réservé aux groupes communautaires"));
    }

    [Test]
    public async Task Others_neither_see_nor_answer_it()
    {
        await FacilitatorAsync("outaouais");
        var email = await AskAsync("outaouais");
        using var elsewhere = await App.VisitAsync((await FacilitatorAsync("estrie")).Member);
        Assert.That(await elsewhere.ReadAsync("/animation/demandes"), Does.Not.Contain(email));
        Assert.That((await AnswerAsync(elsewhere, email, "approuver")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var member = await App.VisitAsync(await World.MemberAsync("Membre Ordinaire", "outaouais"));
        Assert.That((await member.GetAsync("/animation/demandes")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await AnswerAsync(member, email, "approuver")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await AnswerAsync(member, email, "refuser", "")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/animation/demandes")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await App.MailAsync(email), Is.Empty);
    }

    [Test]
    public async Task Nobody_learns_who_has_an_account_and_a_request_is_one()
    {
        var (_, email) = await App.AccountAsync("Déjà Là", "saguenay-lac-saint-jean");
        await FacilitatorAsync("saguenay-lac-saint-jean");
        await AskAsync("saguenay-lac-saint-jean", email);
        Assert.That((await App.MailAsync(email)).Single().Subject, Does.StartWith("Vous êtes déjà membre"));
        var asked = await AskAsync("saguenay-lac-saint-jean");
        await AskAsync("saguenay-lac-saint-jean", asked);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from join_requests where email_key = @asked", new { asked })), Is.EqualTo(1));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from join_requests where email_key = @email", new { email })), Is.Zero);
    }

    [Test]
    public async Task Nobody_fills_the_mailbox_of_a_member_or_of_a_facilitator()
    {
        var (_, email) = await App.AccountAsync("Déjà Là", "gaspesie-iles-de-la-madeleine");
        var (_, facilitator) = await FacilitatorAsync("gaspesie-iles-de-la-madeleine");
        for (var n = 0; n < 3; n++) await AskAsync("gaspesie-iles-de-la-madeleine", email);
        Assert.That(await App.MailAsync(email), Has.Count.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromMinutes(15));
        await AskAsync("gaspesie-iles-de-la-madeleine", email);
        Assert.That(await App.MailAsync(email), Has.Count.EqualTo(2));
        for (var n = 0; n < 12; n++) await AskAsync("gaspesie-iles-de-la-madeleine");
        Assert.That(await App.MailAsync(facilitator), Has.Count.EqualTo(10));
        App.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync("gaspesie-iles-de-la-madeleine");
        Assert.That(await App.MailAsync(facilitator), Has.Count.EqualTo(11));
    }

    [Test]
    public async Task Of_two_who_answer_at_once_one_is_told()
    {
        var (member, _) = await FacilitatorAsync("lanaudiere");
        for (var round = 0; round < 8; round++)
        {
            var email = await AskAsync("lanaudiere");
            var id = await App.ReadAsync(db => db.OneAsync<long>("select id from join_requests where email_key = @email", new { email }));
            var answers = await Task.WhenAll(new[] { AnswerJoinRequest.Act.Approve, AnswerJoinRequest.Act.Refuse }.Select(act => Task.Run(() => App.Get<AnswerJoinRequest>().RunAsync(new(member, id, act, "Une raison."), default))));
            Assert.That(answers.Count(a => a.Refusal is null), Is.EqualTo(1));
            Assert.That(await App.MailAsync(email), Has.Count.EqualTo(1));
        }
    }

    [TestCase("Name", "")]
    [TestCase("Email", "nul")]
    [TestCase("Organisation", "")]
    [TestCase("Region", "")]
    [TestCase("Sentence", "")]
    public async Task What_is_missing_is_said_beside_its_field(string field, string value)
    {
        using var visitor = await App.VisitAsync();
        (string Name, string Value)[] usual = [("Name", "Rita Nouvelle"), ("Email", "rita@example.org"), ("Organisation", "Groupe du Nord"), ("Region", "laval"), ("Sentence", "J’accompagne des jeunes.")];
        var answer = await visitor.PostAsync("/inscription", [.. usual.Where(u => u.Name != field), (field, value)]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"id=\"{field}-erreur\""));
    }

    [Test]
    public async Task A_region_without_facilitators_is_the_coordinators()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        await AskAsync("nord-du-quebec");
        Assert.That(await App.MailAsync((await App.Get<FindAddress>().RunAsync(coordinator.Id, default))!.Email), Has.Count.EqualTo(1));
    }

    private async Task<(Member Member, string Address)> FacilitatorAsync(string region)
    {
        var member = await World.MemberAsync("Une Animatrice", region, Role.Facilitator, region);
        return (member, (await App.Get<FindAddress>().RunAsync(member.Id, default))!.Email);
    }

    /// <summary>Her address.</summary>
    private async Task<string> AskAsync(string region, string? email = null)
    {
        email ??= $"demande{Interlocked.Increment(ref _people)}@example.org";
        using var visitor = await App.VisitAsync();
        var answer = await visitor.PostAsync("/inscription", ("Name", "Rita Nouvelle"), ("Email", email), ("Organisation", "Groupe du Nord"), ("Region", region), ("Sentence", "J’accompagne des jeunes du secondaire."));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/inscription?envoye=true"));
        return email;
    }

    private async Task<HttpResponseMessage> AnswerAsync(Visitor visitor, string email, string act, string text = "")
    {
        var id = await App.ReadAsync(db => db.OneAsync<long>("select id from join_requests where email_key = @email", new { email }));
        return await visitor.PostAsync("/animation/demandes", ("Id", $"{id}"), ("Act", act), ("Text", text));
    }
}
