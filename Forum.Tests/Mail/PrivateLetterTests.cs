using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Accounts;
using Forum.Web.Mail;
using MimeKit;

namespace Forum.Tests.Mail;

/// <summary>« Vous avez un message de … », as it arrives over real SMTP, and to whom it does not.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class PrivateLetterTests(Dialect dialect)
{
    private SmtpCatcher _server = null!;
    private ForumApp _app = null!;
    private Member _amina = null!;
    private Member _luc = null!;
    private string _address = "";

    [SetUp]
    public async Task StartAsync()
    {
        _server = new();
        _app = new(dialect, _server.Settings);
        _amina = await _app.World.MemberAsync("Amina Diallo");
        (_luc, _address) = await _app.AccountAsync("Luc Tremblay");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await foreach (var finding in _app.Get<ExamineStore>().RunAsync(false, default)) Assert.Fail($"{finding.Key} {string.Join(' ', finding.Values)}");
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task She_is_told_who_wrote_and_nothing_of_the_message()
    {
        var thread = await WriteAsync("Un mot confidentielissime.");
        Assert.That(await SendAsync(), Is.Empty, "who has it open needs no letter");
        var letter = (await LaterAsync()).Single();
        Assert.That((letter.To.Mailboxes.Single().Address, letter.Subject), Is.EqualTo((_address, "Vous avez un message d’Amina Diallo")));
        Assert.That(letter.TextBody, Does.Contain($"https://forum.example.org/fils/{thread.Id}/m/1"));
        Assert.That(letter.ToString(), Does.Not.Contain("confidentielissime"));
        foreach (var part in new[] { letter.TextBody, letter.HtmlBody }) Assert.That(part, Does.Not.Contain("confidentielissime").And.Contain("/courriels/arret?cle="));
        Assert.That(letter.Headers[HeaderId.ListUnsubscribe], Does.Match("^<https://forum.example.org/courriels/arret\\?cle=[0-9a-f]{64}>$"));
        Assert.That(letter.Headers[HeaderId.ListUnsubscribePost], Is.EqualTo("List-Unsubscribe=One-Click"));
    }

    [Test]
    public async Task One_letter_a_thread_until_she_has_read_it()
    {
        var thread = await WriteAsync("Bonjour!");
        await _app.World.ReplyAsync(_amina, thread, "Encore un mot.");
        Assert.That(await LaterAsync(), Has.Count.EqualTo(1));
        await _app.World.ReplyAsync(_amina, thread, "Toujours moi.");
        Assert.That(await LaterAsync(), Has.Count.EqualTo(1));
        World.Done(await _app.Get<MarkRead>().RunAsync(_luc, thread.Id, 3, default));
        await _app.World.ReplyAsync(_amina, thread, "Et maintenant?");
        var letters = await LaterAsync();
        Assert.That(letters, Has.Count.EqualTo(2));
        Assert.That(letters[1].TextBody, Does.Contain($"/fils/{thread.Id}/m/4"));
        await _app.World.ReplyAsync(_luc, thread, "Me voici.");
        Assert.That((await LaterAsync())[^1].Subject, Does.Contain("Luc Tremblay"), "who opened it is told of the answer");
    }

    [Test]
    public async Task Who_read_in_time_or_reads_all_at_once_gets_none()
    {
        var thread = await WriteAsync("Bonjour!");
        World.Done(await _app.Get<MarkRead>().RunAsync(_luc, thread.Id, 1, default));
        Assert.That(await LaterAsync(), Is.Empty);
        await _app.World.ReplyAsync(_amina, thread, "Encore.");
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        World.Done(await _app.Get<MarkAllRead>().RunAsync(_luc, _app.Now, default));
        Assert.That(await LaterAsync(), Is.Empty);
        await _app.World.ReplyAsync(_amina, thread, "Et ceci, depuis.");
        Assert.That(await LaterAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nothing_leaves_for_a_message_taken_back_a_reader_taken_out_or_somebody_suspended()
    {
        var back = await WriteAsync("Une erreur.");
        World.Done(await _app.Get<DeletePost>().RunAsync(_amina, back.Id, 1, default));
        var outside = await WriteAsync("Pour personne.");
        World.Done(await _app.Get<PrivateThread>().RemoveAsync(_amina, outside.Id, _luc.Id, default));
        Assert.That(await LaterAsync(), Is.Empty);
        await WriteAsync("Un troisième mot.");
        await _app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set suspended_at = 1 where id = @Id", new { _luc.Id }), default);
        Assert.That(await LaterAsync(), Is.Empty);
    }

    [Test]
    public async Task Whom_she_blocked_sends_her_no_letter_in_a_larger_group_either()
    {
        var third = await _app.World.MemberAsync("Marc Gagnon");
        var thread = World.Done(await _app.Get<PrivateThread>().StartAsync(new(third, [_luc.Id, _amina.Id], "", "À nous trois.", Guid.NewGuid().ToString(), Language.French), default));
        World.Done(await _app.Get<MarkRead>().RunAsync(_luc, thread.Id, 1, default));
        World.Done(await _app.Get<BlockMember>().RunAsync(_luc, _amina.Id, true, default));
        await _app.World.ReplyAsync(_amina, thread, "Je reviens.");
        Assert.That((await LaterAsync()).SelectMany(m => m.To.Mailboxes).Select(m => m.Address), Does.Not.Contain(_address));
        await _app.World.ReplyAsync(third, thread, "Et moi?");
        Assert.That((await LaterAsync()).Single(m => m.To.Mailboxes.Single().Address == _address).Subject, Does.Contain("Marc Gagnon"));
    }

    [Test]
    public async Task Who_is_brought_in_later_is_told()
    {
        var thread = await WriteAsync("Bonjour!");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await _app.AccountAsync("Rose Vollant");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        World.Done(await _app.Get<PrivateThread>().AddAsync(_amina, thread.Id, third.Member.Id, default));
        Assert.That((await LaterAsync()).Select(m => m.To.Mailboxes.Single().Address), Is.EquivalentTo(new[] { _address, third.Email }));
    }

    [Test]
    public async Task One_click_in_the_mail_program_stops_them_and_her_account_brings_them_back()
    {
        await WriteAsync("Bonjour!");
        var stop = new Uri((await LaterAsync()).Single().Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        using var program = await _app.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await program.ReadAsync(stop)), Does.Contain("Ne plus en recevoir"));
        Assert.That(await _app.Get<ChosenLetters>().IsWantedAsync(_luc, StoppedLetters.Private, default), Is.True, "opening it changes nothing");
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.That((await program.Http.PostAsync(new Uri(stop, UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await WriteAsync("Un autre fil.");
        Assert.That(await LaterAsync(), Has.Count.EqualTo(1));
        using var luc = await _app.VisitAsync(_luc);
        Assert.That(await luc.ReadAsync("/compte/courriels"), Does.Contain("name=\"Private\" value=\"true\">").And.Contain("name=\"Questions\" value=\"true\" checked"));
        Assert.That((await luc.PostAsync("/compte/courriels", ("Private", "true"), ("Questions", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await WriteAsync("Un troisième.");
        Assert.That(await LaterAsync(), Has.Count.EqualTo(2));
        await luc.PostAsync("/compte/courriels");
        Assert.That(await _app.Get<ChosenLetters>().IsWantedAsync(_luc, StoppedLetters.Private, default), Is.False);
    }

    [Test]
    public async Task A_stop_that_is_not_one_or_that_is_old_changes_nothing()
    {
        await WriteAsync("Bonjour!");
        var stop = new Uri((await LaterAsync()).Single().Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        using var program = await _app.VisitAsync();
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        foreach (var wrong in new[] { "/courriels/arret", "/courriels/arret?cle=", stop[..^1] + "x", stop.ToUpperInvariant().Replace("/COURRIELS/ARRET?CLE", "/courriels/arret?cle", StringComparison.Ordinal) })
            Assert.That((await program.Http.PostAsync(new Uri(wrong, UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), wrong);
        Assert.That((await program.GetAsync("/courriels/arret?cle=x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _app.Get<ChosenLetters>().IsWantedAsync(_luc, StoppedLetters.Private, default), Is.True);
        _app.Clock.Sleep(TimeSpan.FromDays(59));
        await _app.Get<Core.Privacy.Retention>().RunAsync(default);
        Assert.That((await program.Http.PostAsync(new Uri(stop, UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "60 days at least");
        Assert.That((await _app.Get<ChosenLetters>().ChangeAsync(Member.Nobody, StoppedLetters.Private, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    private async Task<ThreadHead> WriteAsync(string body) =>
        World.Done(await _app.Get<PrivateThread>().StartAsync(new(_amina, [_luc.Id], "", body, Guid.NewGuid().ToString(), Language.French), default));

    /// <summary>What has arrived when everybody had the time to read.</summary>
    private async Task<IReadOnlyList<MimeMessage>> LaterAsync()
    {
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        return await SendAsync();
    }

    private async Task<IReadOnlyList<MimeMessage>> SendAsync()
    {
        while (await _app.Get<SendMail>().RunAsync(default) > 0) { }
        return _server.Taken;
    }
}
