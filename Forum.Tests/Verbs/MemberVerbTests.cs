using Forum.Core.Members;

namespace Forum.Tests.Verbs;

/// <summary>member add, role and reset, run on the store of a program that serves meanwhile.</summary>
public sealed class MemberVerbTests
{
    private const string Password = "quatre canards jaunes";

    private ForumApp _app = null!;

    [OneTimeSetUp]
    public void StartProgram() => _app = new();

    [OneTimeTearDown]
    public async Task StopProgram() => await _app.DisposeAsync();

    [Test]
    public async Task A_member_is_added_given_a_role_and_a_new_password_while_the_program_serves()
    {
        var added = await RunAsync(Password + "\n", "member", "add", "maude@example.org", "--name", "Maude Ouellet", "--region", "cote-nord", "--organisation", "L’Ancrage", "--title", "Intervenante", "--password-stdin");
        Assert.That(added, Is.EqualTo(new Verb.Result(0, "Compte créé\u00a0: Maude Ouellet, maude@example.org, Côte-Nord, membre.\n", "")));
        var session = await SignInAsync(Password);
        Assert.That((await _app.Get<Sessions>().FindAsync(session, default))!.Role, Is.EqualTo(Role.Member));

        var promoted = await RunAsync("", "member", "role", "maude@example.org", "--role", "facilitator", "--scope", "estrie,laval:outils");
        Assert.That(promoted, Is.EqualTo(new Verb.Result(0, "Rôle changé\u00a0: Maude Ouellet, animation (Estrie; Laval, Outils d’intervention).\n", "")));
        var now = await _app.Get<Sessions>().FindAsync(session, default);
        Assert.That((now!.Role, now.Scopes.Count), Is.EqualTo((Role.Facilitator, 2)));

        var reset = await RunAsync("cinq outardes au vent\n", "member", "reset", "maude@example.org", "--password-stdin");
        Assert.That(reset, Is.EqualTo(new Verb.Result(0, "Mot de passe changé pour maude@example.org. 1 session a été fermée.\n", "")));
        Assert.That(await _app.Get<Sessions>().FindAsync(session, default), Is.Null);
        Assert.That(await SignInAsync("cinq outardes au vent"), Has.Length.EqualTo(64));
    }

    [TestCase(Password, 1, "déjà un compte", "member", "add", "connue@example.org", "--name", "N", "--region", "laval", "--password-stdin")]
    [TestCase("motdepasse1", 1, "Beaucoup de gens", "member", "add", "x@example.org", "--name", "N", "--region", "laval", "--password-stdin")]
    [TestCase("", 1, "trop court", "member", "add", "x@example.org", "--name", "N", "--region", "laval", "--password-stdin")]
    [TestCase(Password, 1, "«\u00a0atlantide\u00a0»", "member", "add", "x@example.org", "--name", "N", "--region", "atlantide", "--password-stdin")]
    [TestCase(Password, 1, "«\u00a0atlantide\u00a0»", "member", "add", "x@example.org", "--name", "N", "--region", "laval", "--role", "facilitator", "--scope", "estrie,atlantide", "--password-stdin")]
    [TestCase(Password, 1, "courriel", "member", "add", "x", "--name", "N", "--region", "laval", "--password-stdin")]
    [TestCase("", 1, "Aucun compte", "member", "role", "inconnue@example.org", "--role", "member")]
    [TestCase("", 1, "au moins une région", "member", "role", "connue@example.org", "--role", "facilitator")]
    [TestCase(Password, 1, "Aucun compte", "member", "reset", "inconnue@example.org", "--password-stdin")]
    [TestCase("", 2, "chef", "member", "role", "connue@example.org", "--role", "chef")]
    [TestCase("", 2, "--password-stdin", "member", "reset", "connue@example.org")]
    [TestCase("", 2, "Il manque EMAIL", "member", "reset", "--password-stdin")]
    [TestCase("", 2, "Il manque --name", "member", "add", "x@example.org", "--region", "laval", "--password-stdin")]
    [TestCase("", 2, "--bidule", "member", "role", "connue@example.org", "--role", "member", "--bidule")]
    [TestCase("", 2, "member add, member role, member reset", "member")]
    [TestCase("", 2, "Verbe inconnu", "membre")]
    public async Task A_refusal_is_one_sentence_on_standard_error(string input, int exitCode, string sentence, params string[] arguments)
    {
        await _app.Get<CreateMember>().RunAsync(new("connue@example.org", null, "Connue", 9), default);
        var before = await CountAsync();
        var result = await RunAsync(input, arguments);
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((exitCode, "")), result.Error);
        Assert.That(result.Error.Trim(), Does.Contain(sentence).And.Not.Contain("\n"));
        Assert.That(await CountAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_was_typed_is_in_no_log()
    {
        await RunAsync(Password, "member", "add", "discrete@example.org", "--name", "Discrète Personne", "--region", "laval", "--password-stdin");
        foreach (var file in Directory.EnumerateFiles(_app.Folder, "*.log", SearchOption.AllDirectories))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            Assert.That(await reader.ReadToEndAsync(), Does.Not.Contain("canards").And.Not.Contain("discrete@").And.Not.Contain("Discrète"), file);
        }
    }

    private Task<Verb.Result> RunAsync(string input, params string[] arguments) => Verb.RunAsync(_app.Folder, input, arguments);

    private Task<long> CountAsync() => _app.ReadAsync(db => db.OneAsync<long>("select count(*) as n from members where email_key <> 'discrete@example.org' and email_key <> 'maude@example.org'"));

    private async Task<string> SignInAsync(string password) => World.Done(await _app.Get<SignIn>().RunAsync(new("maude@example.org", password, null), default)).Secret;
}
