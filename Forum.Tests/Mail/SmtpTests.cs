using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Tests.Accounts;
using Forum.Web.Mail;

namespace Forum.Tests.Mail;

public sealed class SmtpTests
{
    private SmtpCatcher _server = null!;
    private ForumApp _app = null!;

    [SetUp]
    public void Start()
    {
        _server = new();
        _app = new(settings: _server.Settings);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_message_arrives_whole_in_text_and_html_with_a_link_to_the_place()
    {
        var address = await AskAsync("Anne-Ève Ouellet-D’Amours");
        await SendAsync();
        Assert.That(_server.Taken, Has.Count.EqualTo(1));
        using var message = _server.Taken[0];
        Assert.That(message.To.Mailboxes.Single().Address, Is.EqualTo(address));
        Assert.That(message.To.Mailboxes.Single().Name, Is.EqualTo("Anne-Ève Ouellet-D’Amours"));
        Assert.That(message.From.Mailboxes.Single().Address, Is.EqualTo("forum@example.org"));
        Assert.That(message.Subject, Does.StartWith("Votre lien de connexion à "));
        Assert.That(message.TextBody, Does.Contain("Bonjour Anne-Ève Ouellet-D’Amours,").And.Contain("https://forum.example.org/connexion/par-lien?cle="));
        Assert.That(message.HtmlBody, Does.Contain("<html lang=\"fr-CA\">").And.Contain("Bonjour Anne-Ève").And.Not.Contain("<img").And.Not.Contain("src="));
        Assert.That(message.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(message.MessageId, Does.EndWith("@example.org"));
        message.Link();
    }

    [Test]
    public async Task Who_reads_English_is_written_to_in_English()
    {
        var (member, email) = await _app.AccountAsync("Sarah Cohen");
        await _app.Get<ChangeLanguage>().RunAsync(member, Language.English, default);
        await _app.Get<AskLink>().RunAsync(email, Secret.New(), default);
        await SendAsync();
        Assert.That(_server.Taken, Has.Count.EqualTo(1));
        Assert.That(_server.Taken[0].Subject, Does.StartWith("Your sign-in link"));
        Assert.That(_server.Taken[0].Body?.Headers["Content-Language"], Is.EqualTo("en-CA"));
    }

    [Test]
    public async Task What_the_server_puts_off_leaves_a_minute_later_with_the_same_id()
    {
        _server.Judge = _ => "451 later";
        await AskAsync("Paul Gendron");
        await SendAsync();
        Assert.That((await Rows())[0], Has.Property("Attempts").EqualTo(1).And.Property("Fault").EqualTo("451 RecipientNotAccepted").And.Property("FailedAt").Null);
        Assert.That(await _app.DueAsync(), Is.Empty);
        _server.Judge = _ => null;
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        Assert.That(_server.Taken, Has.Count.EqualTo(1));
        Assert.That((await Rows())[0], Has.Property("DoneAt").Not.Null.And.Property("Fault").EqualTo(""));
    }

    [Test]
    public async Task A_mailbox_that_is_not_there_is_given_up_and_holds_up_nobody()
    {
        _server.Judge = to => to.StartsWith("compte", StringComparison.Ordinal) && _server.Taken.Count == 0 ? "550 <" + to + "> unknown" : null;
        await AskAsync("Ancienne Adresse");
        await SendAsync();
        Assert.That((await Rows())[0].FailedAt, Is.Not.Null);
        Assert.That((await Rows())[0].Fault, Is.EqualTo("550 RecipientNotAccepted"));
        _server.Judge = _ => null;
        await AskAsync("Bonne Adresse");
        await SendAsync();
        Assert.That(_server.Taken, Has.Count.EqualTo(1));
        await _app.Get<WaitingMail>().RetryAsync(default);
        await SendAsync();
        Assert.That(_server.Taken, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task With_the_server_away_everything_waits_and_no_address_is_logged()
    {
        await _server.DisposeAsync();
        var first = await AskAsync("Une Personne");
        var second = await AskAsync("Autre Personne");
        await SendAsync();
        Assert.That(await Rows(), Has.Count.EqualTo(2).And.All.Property("Attempts").EqualTo(1).And.All.Property("DoneAt").Null);
        Assert.That((await Rows()).Select(r => r.Fault), Is.All.EqualTo("ConnectionRefused"));
        await _app.DisposeAsync();
        var log = string.Concat(Directory.GetFiles(Path.Combine(_app.Folder, "logs")).Select(File.ReadAllText));
        Assert.That(log, Does.Contain("has not left").And.Not.Contain(first).And.Not.Contain(second).And.Not.Contain("cle=").And.Not.Contain("Personne"));
    }

    private async Task<string> AskAsync(string name)
    {
        var (_, email) = await _app.AccountAsync(name);
        World.Done(await _app.Get<AskLink>().RunAsync(email, Secret.New(), default));
        return email;
    }

    /// <summary>What is due leaves now, or has just left: the program's own job, which looks every two seconds, is never at it at the same time.</summary>
    private Task SendAsync() => _app.Get<SendMail>().RunAsync(default);

    private Task<List<ListMail.Row>> Rows() => _app.ReadAsync(db => db.ListAsync<ListMail.Row>("select id, kind, created_at, due_at, attempts, done_at, failed_at, fault from outbox order by id"));
}
