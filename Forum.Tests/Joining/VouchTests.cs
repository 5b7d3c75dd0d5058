using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Organisations;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Joining;

/// <summary>Who is asked about somebody who names her group, and what her word does.</summary>
public sealed class VouchTests(Dialect dialect) : VouchStage(dialect)
{
    [Test]
    public async Task A_colleague_is_asked_by_message_and_on_her_pages_and_her_word_lets_the_newcomer_in()
    {
        var email = await AskAsync();
        var letter = (await MailAsync(Colleague)).Single();
        Assert.That(letter.Subject, Is.EqualTo("Connaissez-vous Rita Nouvelle?"));
        Assert.That(letter.TextBody, Does.Contain(Name).And.Contain("/collegues").And.Not.Contain("J’accompagne").And.Not.Contain(email));
        using var visitor = await App.VisitAsync(Colleague);
        foreach (var page in new[] { "/non-lus", "/compte" }) Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(page)), Does.Contain("1 personne dit travailler dans votre organisme"), page);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/collegues")), Does.Contain("Rita Nouvelle").And.Contain(email).And.Contain("J’accompagne des jeunes du secondaire."));

        var answer = await visitor.PostAsync("/collegues", ("Id", $"{await IdAsync(email)}"), ("Act", "connue"));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/collegues?fait=entree"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/collegues?fait=entree")), Does.Contain("Son invitation est partie").And.Not.Contain("Rita Nouvelle"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/non-lus")), Does.Not.Contain("dit travailler dans votre organisme"));

        var told = (await MailAsync(Facilitator))[^1];
        Assert.That(told.Subject, Is.EqualTo("Rita Nouvelle entre sur la parole de son organisme"));
        Assert.That(told.TextBody, Does.Contain("Luc Tremblay").And.Contain("/animation/invitations"));
        using var facilitator = await App.VisitAsync(Facilitator);
        Assert.That(WebUtility.HtmlDecode(await facilitator.ReadAsync("/animation/demandes")), Does.Contain("Entrée sur la parole de Luc Tremblay"));
        Assert.That(await ActsAsync(await IdAsync(email)), Is.EqualTo(new[] { "in" }));
        Assert.That(World.Done(await App.Get<ListAudit>().RunAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), null, default)).Acts[0].Act, Is.EqualTo(AuditAct.ColleagueVouched));
    }

    [Test]
    public async Task The_invitation_is_for_that_group_and_region_alone_and_keeps_the_colleague_s_address()
    {
        var email = await AskAsync();
        Assert.That(await VouchAsync(Colleague, email), Is.True);
        var invitation = (await App.MailAsync(email)).Single();
        Assert.That(invitation.ReplyTo, Is.Empty);
        Assert.That(invitation.TextBody, Does.Not.Contain((await App.Get<FindAddress>().RunAsync(Colleague.Id, default))!.Email));
        using var newcomer = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await newcomer.ReadAsync(invitation.Link())), Does.Contain(Name).And.Not.Contain("name=\"Organisation\"").And.Not.Contain("name=\"Region\""));
        await App.GroupAsync("Un autre groupe", "Montréal", "montreal");
        var entered = await newcomer.PostAsync("/rejoindre", ("cle", invitation.Link().Split("cle=")[1]), ("Name", "Rita Nouvelle"), ("Organisation", "Un autre groupe"), ("Region", "montreal"));
        Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var found = await App.ReadAsync(db => db.OneAsync<Place>("select m.organisation_id, r.slug as region from members m join regions r on r.id = m.region_id where m.email_key = @key", new { key = EmailAddress.Key(email) }));
        Assert.That(found, Is.EqualTo(new Place(Group, "lanaudiere")));
    }

    private sealed record Place(long OrganisationId, string Region);

    [Test]
    public async Task Whoever_is_not_of_the_group_or_suspended_or_not_signed_in_finds_no_request()
    {
        var email = await AskAsync();
        var id = await IdAsync(email);
        var elsewhere = await App.InAsync(await App.GroupAsync("Ailleurs " + Name, "Joliette", "lanaudiere"), await World.MemberAsync("Membre Ailleurs", "lanaudiere"));
        var alone = await World.MemberAsync("Membre Sans Groupe", "lanaudiere");
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var suspended = await App.InAsync(Group, await World.MemberAsync("Membre Suspendu", "lanaudiere"));
        using var shut = await App.VisitAsync(suspended);
        World.Done(await App.Get<SanctionMember>().RunAsync(new(coordinator, suspended.Id, 7, "Une pause."), default));
        Assert.That((await shut.PostAsync("/collegues", ("Id", $"{id}"), ("Act", "connue"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        foreach (var member in new[] { elsewhere, alone, coordinator, suspended })
            Assert.That((await App.Get<VouchForColleague>().RunAsync(new(member, id, true), default)).Refusal, Is.EqualTo(Refusal.NotFound), member.Name);
        foreach (var member in new[] { elsewhere, alone, coordinator })
        {
            using var visitor = await App.VisitAsync(member);
            Assert.That(await visitor.ReadAsync("/collegues"), Does.Not.Contain(email), member.Name);
            Assert.That((await visitor.PostAsync("/collegues", ("Id", $"{id}"), ("Act", "connue"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), member.Name);
        }
        using var colleague = await App.VisitAsync(Colleague);
        Assert.That((await colleague.PostAsync("/collegues", ("Id", "999999"), ("Act", "connue"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await colleague.PostAsync("/collegues", ("Id", $"{id}"), ("Act", "accueillir"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await App.Get<VouchForColleague>().RunAsync(new(Member.Nobody, id, true), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/collegues")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await App.MailAsync(email), Is.Empty);
    }

    [Test]
    public async Task A_group_that_became_another_s_is_asked_under_its_new_name_and_an_unknown_one_is_nobody_s()
    {
        var email = await AskAsync();
        var into = await App.GroupAsync("Le Grand " + Name, "Joliette", "lanaudiere");
        World.Done(await App.Get<MergeOrganisations>().RunAsync(new(Facilitator, Group, into), default));
        Assert.That(World.Done(await App.Get<ListColleagues>().RunAsync(Colleague, default)).Single(a => a.Email == email).GroupName, Is.EqualTo("Le Grand " + Name));
        Assert.That(await VouchAsync(Colleague, email), Is.True);
        await AskAsync(group: "Un groupe que personne ne connaît");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from join_requests where organisation = 'Un groupe que personne ne connaît' and organisation_id is not null")), Is.Zero);
    }

    [Test]
    public async Task Who_spoke_and_is_forgotten_leaves_no_word()
    {
        var email = await AskAsync();
        await VouchAsync(Colleague, email, knows: false);
        World.Done(await App.Get<Core.Privacy.EraseMember>().RunAsync(new(Colleague, Colleague.Id, false, null), default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from join_vouches where member_id = @Id", new { Colleague.Id })), Is.Zero);
    }
}
