using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Core.Questions;
using Forum.Core.Threads;

namespace Forum.Tests.Questions;

/// <summary>What pages say of a question, and to whom: its next step, who may help, what somebody is asked, the desk of facilitators.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class QuestionPagesTests(Dialect dialect)
{
    private ForumApp _app = null!;
    private Member _amina = null!, _luc = null!;
    private ThreadHead _thread = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect);
        _amina = await _app.World.MemberAsync("Amina Diallo");
        _luc = await _app.WillingAsync("Luc Tremblay", "laval");
        await _app.DeclareAsync(_luc, "Prêter un local");
        _thread = await _app.World.ThreadAsync(_amina);
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task The_list_says_the_age_in_working_time_and_what_happens_next()
    {
        using var reader = await _app.VisitAsync(await _app.World.MemberAsync("Ève Roy"));
        Assert.That(await NoteAsync(), Is.EqualTo("Ouverte depuis moins d’une heure ouvrable. Personne n’a encore répondu. On relance trois personnes demain."));
        await _app.AtAsync("2026-11-23 15:30");
        Assert.That(await NoteAsync(), Does.StartWith("Ouverte depuis 6 heures ouvrables."));
        await _app.AtAsync("2026-11-24 09:00");
        Assert.That(await NoteAsync(), Is.EqualTo("Ouverte depuis 1 jour ouvrable. Une personne a été invitée à répondre."));
        await _app.AtAsync("2026-11-25 09:00");
        Assert.That(await NoteAsync(), Is.EqualTo("Ouverte depuis 2 jours ouvrables. L’équipe d’animation est prévenue."));
        var reply = await _app.World.ReplyAsync(_luc, _thread);
        Assert.That(await NoteAsync(), Does.EndWith("Des réponses, aucune retenue. On demande ce qui manque le mercredi 2 décembre 2026."), "replied is not answered");
        await _app.AtAsync("2026-12-02 09:00");
        Assert.That(await NoteAsync(), Does.EndWith("On a demandé ce qui manque."));
        World.Done(await _app.Get<Core.Posts.AcceptAnswer>().RunAsync(new(_amina, _thread.Id, reply.Number, true), default));
        Assert.That(await reader.ReadAsync("/questions"), Does.Not.Contain($"data-thread-row=\"{_thread.Id}\""));
        Assert.That(await NoteAsync("?etat=repondues"), Is.EqualTo("Des nouvelles attendues le mercredi 23 décembre 2026."));
        await _app.AtAsync("2026-12-23 09:00");
        Assert.That(await NoteAsync("?etat=repondues"), Is.EqualTo("On a demandé ce que ça a donné."));
        foreach (var wrong in new[] { "?etat=autre", "?etat=repondues&apres=x", "?apres=x" }) Assert.That((await reader.GetAsync("/questions" + wrong)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), wrong);

        async Task<string> NoteAsync(string filter = "") => WebUtility.HtmlDecode((await reader.ReadAsync("/questions" + filter)).Split($"data-thread-row=\"{_thread.Id}\"")[1].Split("<p class=\"note\">")[1].Split("</p>")[0]);
    }

    [Test]
    public async Task The_thread_names_who_may_help_with_the_reason_and_nobody_who_does_not_show_it()
    {
        await _app.DeclareAsync(await _app.World.MemberAsync("Rose Proche"), "Prêter un local");
        var hidden = await _app.World.MemberAsync("Denise Cachée", "montreal");
        await _app.DeclareAsync(hidden, "Prêter un local");
        await _app.DoAsync("insert into member_profiles (member_id, expertises_for) values (@Id, 'Nobody')", new { hidden.Id });
        var unlisted = await _app.World.MemberAsync("Marc Absent", "montreal");
        await _app.DeclareAsync(unlisted, "Prêter un local");
        World.Done(await _app.Get<ChangeConsents>().RunAsync(unlisted, [], default));
        using var reader = await _app.VisitAsync(await _app.World.MemberAsync("Ève Roy"));
        var page = WebUtility.HtmlDecode(await reader.ReadAsync(_thread.Url));
        Assert.That(page, Does.Contain("Qui peut aider").And.Contain("A déclaré cette expertise\u00a0: «\u00a0Prêter un local\u00a0»").And.Contain($"{_thread.Url}?demander={_luc.Id}#repondre").And.Contain("Demander à Luc Tremblay"));
        Assert.That(page, Does.Not.Contain("Rose Proche").And.Not.Contain("Denise Cachée").And.Not.Contain("Marc Absent"));
        Assert.That(WebUtility.HtmlDecode(await reader.ReadAsync($"{_thread.Url}?demander={_luc.Id}")), Does.Contain($"[@Luc Tremblay](membre:{_luc.Id}), "));
        World.Done(await _app.Get<ChangeConsents>().RunAsync(_luc, [ConsentPurpose.Help], default));
        Assert.That(await reader.ReadAsync(_thread.Url), Does.Not.Contain("Luc Tremblay"), "at once");
        var exchange = await _app.World.ThreadAsync(_amina, "Prêter un local", kind: "echange");
        var near = await _app.World.ThreadAsync(_amina, "Qui peut prêter un local ici?", audience: "regions");
        foreach (var other in new[] { exchange, near }) Assert.That(await reader.ReadAsync(other.Url), Does.Not.Contain("?demander="), other.Title);
    }

    [Test]
    public async Task Only_who_is_invited_is_asked_on_the_thread_and_passes_there()
    {
        await _app.AtAsync("2026-11-24 09:00");
        using var his = await _app.VisitAsync(_luc);
        using var other = await _app.VisitAsync(_amina);
        Assert.That(WebUtility.HtmlDecode(await his.ReadAsync(_thread.Url)), Does.Contain("On pense à vous pour cette question").And.Contain("Vous avez déclaré cette expertise"));
        Assert.That(WebUtility.HtmlDecode(await other.ReadAsync(_thread.Url)), Does.Not.Contain("On pense à vous"));
        Assert.That((await his.PostAsync("/questions/invitation", ("fil", $"{_thread.Id}"), ("choix", "passer"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(WebUtility.HtmlDecode(await his.ReadAsync(_thread.Url)), Does.Not.Contain("On pense à vous"));
        using var nobody = await _app.VisitAsync();
        Assert.That((await nobody.PostAsync("/questions/invitation", ("fil", $"{_thread.Id}"), ("choix", "passer"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nobody_is_asked_who_may_not_read_was_blocked_or_is_gone()
    {
        World.Done(await _app.Get<BlockMember>().RunAsync(_luc, _amina.Id, true, default));
        var far = await _app.WillingAsync("Farid Lointain", "outaouais");
        await _app.DeclareAsync(far, "Autobus");
        await _app.World.ThreadAsync(_amina, "Où trouver un autobus?", audience: "regions");
        var suspended = await _app.WillingAsync("Suspendue", "estrie");
        await _app.DeclareAsync(suspended, "Prêter un local");
        await _app.DoAsync("update members set suspended_at = 1 where id = @Id", new { suspended.Id });
        await _app.AtAsync("2026-11-24 09:00");
        await _app.AtAsync("2026-11-28 12:00");
        Assert.That(await _app.InvitationsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_desk_lists_what_waits_in_her_region_and_what_those_asked_suggest()
    {
        var facilitator = await _app.World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "bas-saint-laurent");
        await _app.World.ThreadAsync(_amina, "Une question d’ailleurs", "laval");
        await _app.AtAsync("2026-11-24 09:00");
        World.Done(await _app.Get<AnswerInvitation>().RunAsync(new(_luc, null, _thread.Id, false, "La directrice du centre voisin"), default));
        using var desk = await _app.VisitAsync(facilitator);
        Assert.That(await desk.ReadAsync("/animation/questions"), Does.Not.Contain(_thread.Url), "not yet two working days");
        await _app.AtAsync("2026-11-25 09:00");
        Assert.That(WebUtility.HtmlDecode(await desk.ReadAsync("/animation/questions")), Does.Contain(_thread.Url).And.Contain("La directrice du centre voisin").And.Contain("2 jours ouvrables").And.Not.Contain("Une question d’ailleurs"));
        await _app.World.ReplyAsync(_luc, _thread);
        Assert.That(WebUtility.HtmlDecode(await desk.ReadAsync("/animation/questions")), Does.Contain("Des réponses, mais aucune n’a encore aidé"));
        using var member = await _app.VisitAsync(_luc);
        Assert.That((await member.GetAsync("/animation/questions")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _app.Get<ListWaitingQuestions>().RunAsync(_luc, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task Who_is_forgotten_leaves_no_invitation_and_no_name()
    {
        var rose = await _app.WillingAsync("Rose Quetzalcoatl", "estrie");
        await _app.AtAsync("2026-11-24 09:00");
        World.Done(await _app.Get<AnswerInvitation>().RunAsync(new(_luc, null, _thread.Id, false, "Demandez à Rose Quetzalcoatl"), default));
        await _app.DoAsync("update question_invitations set suggested_id = @Id", new { rose.Id });
        await _app.AtAsync("2026-11-24 09:05");
        Assert.That(await _app.InvitationsAsync(), Has.Count.EqualTo(2));
        World.Done(await _app.Get<EraseMember>().RunAsync(new(rose, rose.Id, false, null), default));
        Assert.That((await _app.InvitationsAsync()).Select(i => i.Who), Is.EqualTo(new[] { "Luc Tremblay" }));
        Assert.That(await _app.ReadAsync(db => db.ListAsync<string>("select suggestion from question_invitations order by id")), Has.None.Contains("Quetzalcoatl"));
        World.Done(await _app.Get<EraseMember>().RunAsync(new(_luc, _luc.Id, false, null), default));
        Assert.That(await _app.InvitationsAsync(), Is.Empty);
        _app.Clock.Sleep(TimeSpan.FromDays(400));
        await _app.Get<Retention>().RunAsync(default);
    }

    [TestCase("/questions/invitation")]
    [TestCase("/questions/invitation?cle=")]
    [TestCase("/questions/invitation?cle=0000000000000000000000000000000000000000000000000000000000000000&choix=passer")]
    [TestCase("/questions/invitation?fil=1")]
    public async Task A_key_that_is_none_finds_nothing_and_nobody_answers_for_another(string path)
    {
        await _app.AtAsync("2026-11-24 09:00");
        using var stranger = await _app.VisitAsync(await _app.World.MemberAsync("Ève Roy"));
        Assert.That((await stranger.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await stranger.PostAsync("/questions/invitation", ("fil", $"{_thread.Id}"), ("cle", path.Contains("cle=0", StringComparison.Ordinal) ? new string('0', 64) : ""), ("choix", "passer"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await stranger.PostAsync("/questions/invitation", ("fil", $"{_thread.Id}"), ("choix", "autre"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _app.ReadAsync(db => db.ListAsync<string>("select outcome from question_invitations order by id")), Is.EqualTo(new[] { "" }));
    }
}
