using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Threads;
using Forum.Tests.Mail;
using Forum.Web.Mail;
using MimeKit;

namespace Forum.Tests.Questions;

/// <summary>The letters about questions, as they arrive over real SMTP, and what their links do.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed partial class QuestionLetterTests(Dialect dialect)
{
    private SmtpCatcher _server = null!;
    private ForumApp _app = null!;
    private Member _amina = null!, _luc = null!;
    private string _address = "";
    private ThreadHead _thread = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = new();
        _app = new(dialect, _server.Settings);
        _amina = await _app.World.MemberAsync("Amina Diallo");
        _luc = await _app.WillingAsync("Luc Tremblay", "laval");
        _address = await _app.AddressAsync(_luc);
        await _app.DeclareAsync(_luc, "Prêter un local");
        _thread = await _app.World.ThreadAsync(_amina);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task The_invitation_says_why_and_how_and_its_pass_is_one_tap_on_a_page()
    {
        await _app.AtAsync("2026-11-24 09:00");
        var letter = (await SendAsync()).Single();
        Assert.That((letter.To.Mailboxes.Single().Address, letter.Subject), Is.EqualTo((_address, "Une question attend votre expérience")));
        var html = WebUtility.HtmlDecode(letter.HtmlBody);
        foreach (var part in new[] { letter.TextBody, html })
        {
            Assert.That(part, Does.Contain("Amina Diallo").And.Contain("Qui a un local à prêter?").And.Contain("Vous avez déclaré cette expertise\u00a0: «\u00a0Prêter un local\u00a0»."));
            Assert.That(part, Does.Contain($"https://forum.example.org{_thread.Url}#repondre").And.Match("questions/invitation\\?cle=[0-9a-f]{64}&choix=passer").And.Match("questions/invitation\\?cle=[0-9a-f]{64}&choix=connais"));
            Assert.That(part, Does.Not.Contain("On cherche un local le mardi soir"), "the text of the question stays in the place");
        }
        Assert.That(letter.Headers[HeaderId.ListUnsubscribe], Does.Match("^<https://forum.example.org/courriels/arret\\?cle=[0-9a-f]{64}>$"));

        var pass = new Uri(Pass().Match(letter.TextBody!).Value).PathAndQuery;
        using var mailbox = await _app.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await mailbox.ReadAsync(pass)), Does.Contain("Je passe").And.Contain("Vous avez déclaré"));
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { "" }), "looking changes nothing");
        var key = pass.Split("cle=")[1].Split('&')[0];
        for (var twice = 0; twice < 2; twice++)
        {
            var answer = await mailbox.PostAsync("/questions/invitation", ("cle", key), ("choix", "passer"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("C’est noté, merci."));
        }
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { "Passed" }));
    }

    [Test]
    public async Task Whom_she_names_is_asked_next_within_the_same_limits_and_the_page_tells_nobody_who_is_a_member()
    {
        var named = await _app.WillingAsync("Rose Vollant", "estrie");
        var unwilling = await _app.World.MemberAsync("Marc Gagnon", "estrie");
        await _app.AtAsync("2026-11-24 09:00");
        var know = new Uri(Know().Match((await SendAsync()).Single().TextBody!).Value).PathAndQuery;
        var key = know.Split("cle=")[1].Split('&')[0];
        using var mailbox = await _app.VisitAsync();
        await mailbox.ReadAsync(know);
        var refused = await mailbox.PostAsync("/questions/invitation", ("cle", key), ("choix", "connais"), ("Who", "  "));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Écrivez un nom ou quelques mots."));
        var tooLong = await mailbox.PostAsync("/questions/invitation", ("cle", key), ("choix", "connais"), ("Who", new string('x', 121)));
        Assert.That(await tooLong.Content.ReadAsStringAsync(), Does.Contain(new string('x', 121)), "the text is kept");
        Assert.That((await mailbox.PostAsync("/questions/invitation", ("cle", key), ("choix", "connais"), ("Who", "rose vollant"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await _app.AtAsync("2026-11-24 09:01");
        Assert.That((await _app.InvitationsAsync())[^1], Is.EqualTo(new Asking.Sent("Qui a un local à prêter?", "Rose Vollant", "2026-11-24 09:01", HelpReason.Named)));
        var letter = (await SendAsync())[^1];
        Assert.That(letter.To.Mailboxes.Single().Address, Is.EqualTo(await _app.AddressAsync(named)));
        Assert.That(letter.TextBody, Does.Contain("Luc Tremblay a pensé à vous."));
        // who did not consent: the same answer, and nobody is asked
        using var rose = await _app.VisitAsync(named);
        var same = await rose.PostAsync("/questions/invitation", ("fil", $"{_thread.Id}"), ("choix", "connais"), ("Who", "Marc Gagnon"));
        Assert.That(WebUtility.HtmlDecode(await same.Content.ReadAsStringAsync()), Does.Contain("Votre idée est transmise."));
        await _app.AtAsync("2026-11-24 09:02");
        Assert.That((await _app.InvitationsAsync()).Select(i => i.Who), Has.None.EqualTo(unwilling.Name));
    }

    [Test]
    public async Task The_stop_withdraws_her_consent_and_the_next_question_does_not_reach_her()
    {
        await _app.AtAsync("2026-11-24 09:00");
        var stop = new Uri((await SendAsync()).Single().Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        using var program = await _app.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await program.ReadAsync(stop)), Does.Contain("une question attend votre expérience?"));
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.That((await program.Http.PostAsync(new Uri(stop, UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await _app.AtAsync("2026-12-14 09:00");
        await _app.World.ThreadAsync(_amina, "Qui peut prêter un local cet hiver?");
        await _app.AtAsync("2026-12-15 10:00");
        Assert.That(await _app.InvitationsAsync(), Has.Count.EqualTo(1));
        Assert.That((await _app.Get<ChangeConsents>().ReadAsync(_luc, default)).Select(c => c.Purpose), Is.EqualTo(new[] { ConsentPurpose.Directory }));
    }

    [Test]
    public async Task There_is_nothing_left_to_ask_once_somebody_replied_or_she_withdrew()
    {
        await _app.AtAsync("2026-11-24 09:00");
        var id = await _app.ReadAsync(db => db.OneAsync<long>("select id from question_invitations"));
        Assert.That(await _app.Get<GiveQuestion>().RunAsync(id, default), Is.Not.Null);
        World.Done(await _app.Get<ChangeConsents>().RunAsync(_luc, [ConsentPurpose.Directory], default));
        Assert.That(await _app.Get<GiveQuestion>().RunAsync(id, default), Is.Null, "withdrawn");
        World.Done(await _app.Get<ChangeConsents>().RunAsync(_luc, [ConsentPurpose.Help], default));
        Assert.That(await _app.Get<GiveQuestion>().RunAsync(id, default), Is.Not.Null);
        await _app.World.ReplyAsync(await _app.World.MemberAsync("Ève Roy"), _thread);
        Assert.That(await _app.Get<GiveQuestion>().RunAsync(id, default), Is.Null, "answered");
    }

    [Test]
    public async Task The_asker_is_asked_what_helped_and_three_weeks_later_what_came_of_it()
    {
        var reply = await _app.World.ReplyAsync(_luc, _thread);
        await _app.AtAsync("2026-11-30 09:00");
        var reminder = (await SendAsync()).Single();
        Assert.That(reminder.Subject, Is.EqualTo("Une réponse vous a-t-elle été utile?"));
        Assert.That(reminder.TextBody, Does.Contain(_thread.Url).And.Contain("/courriels/arret?cle="));
        World.Done(await _app.Get<AcceptAnswer>().RunAsync(new(_amina, _thread.Id, reply.Number, true), default));
        await _app.AtAsync("2026-12-20 12:00");
        Assert.That(await SendAsync(), Has.Count.EqualTo(1), "twenty days, and a Sunday");
        await _app.AtAsync("2026-12-21 09:00");
        var news = (await SendAsync())[^1];
        Assert.That(news.Subject, Is.EqualTo("Qu’est-ce que ça a donné?"));
        Assert.That(news.TextBody, Does.Contain($"https://forum.example.org/fils/{_thread.Id}/nouvelles"));
        await _app.AtAsync("2026-12-22 09:00");
        Assert.That(await SendAsync(), Has.Count.EqualTo(2), "once each");
    }

    [Test]
    public async Task Who_wants_no_letters_about_questions_gets_none_and_a_facilitator_is_told_once()
    {
        var maude = await _app.World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, ":ressources");
        var quiet = await _app.World.MemberAsync("Silencieuse", "estrie", Role.Facilitator, "bas-saint-laurent");
        World.Done(await _app.Get<ChosenLetters>().ChangeAsync(quiet, StoppedLetters.Questions, false, default));
        World.Done(await _app.Get<ChangeConsents>().RunAsync(_luc, [], default));
        await _app.AtAsync("2026-11-25 09:00");
        await _app.AtAsync("2026-11-26 09:00");
        var letter = (await SendAsync()).Single();
        Assert.That((letter.To.Mailboxes.Single().Address, letter.Subject), Is.EqualTo((await _app.AddressAsync(maude), "Une question attend depuis deux jours ouvrables")));
        Assert.That(letter.TextBody, Does.Contain("/animation/questions").And.Contain("Le forum n’a trouvé personne à inviter."));
    }

    [Test]
    public async Task A_masked_asker_is_masked_in_every_letter()
    {
        var masked = await _app.World.MemberAsync("Zélandine Xylographe", "cote-nord");
        await _app.World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "cote-nord");
        await _app.World.ThreadAsync(masked, "Qui a déjà prêté un local à un jeune?", "cote-nord", masked: true);
        await _app.AtAsync("2026-11-25 09:00");
        var letters = await SendAsync();
        Assert.That(letters.Select(m => m.Subject), Does.Contain("Une question attend depuis deux jours ouvrables"));
        Assert.That(letters.Where(m => $"{m.TextBody}{m.HtmlBody}".Contains("Xylographe", StringComparison.Ordinal)), Is.Empty);
        Assert.That(letters.Where(m => m.TextBody!.Contains("Un membre (Côte-Nord)", StringComparison.Ordinal)), Is.Not.Empty);
    }

    private Task<List<string>> OutcomesAsync() => _app.ReadAsync(db => db.ListAsync<string>("select outcome from question_invitations order by id"));

    private async Task<IReadOnlyList<MimeMessage>> SendAsync()
    {
        while (await _app.Get<SendMail>().RunAsync(default) > 0) { }
        return _server.Taken;
    }

    [GeneratedRegex(@"https://\S+choix=passer")]
    private static partial Regex Pass();

    [GeneratedRegex(@"https://\S+choix=connais")]
    private static partial Regex Know();
}
