using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Threads;
using Forum.Core.Tries;
using Forum.Tests.Accounts;
using Forum.Tests.Doctor;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Tries;

/// <summary>« Je l’ai essayé »: who may tell, what everybody sees, and what is counted.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class TellTryTests(Dialect dialect)
{
    private ForumApp _app = null!;
    private Member _author = null!;
    private string _address = "";
    private ThreadHead _coup = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect);
        (_author, _address) = await _app.AccountAsync("Amina Diallo");
        _coup = await _app.World.ThreadAsync(_author, "Nos déjeuners avec les parents", kind: "bon-coup");
    }

    [TearDown]
    public async Task StopAsync()
    {
        Assert.That(await Examination.OfAsync(_app), Is.Empty);
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Who_is_masked_in_a_thread_tells_there_for_no_group_by_name()
    {
        var masked = await _app.InAsync(await _app.GroupAsync("Ligue Quetzalcoatl", "Sutton", "estrie"), await _app.World.MemberAsync("Zélandine Xylographe", "estrie"));
        var thread = await _app.World.ThreadAsync(masked, "Comment ramener les parents?", "estrie", masked: true);
        var reply = await _app.World.ReplyAsync(_author, thread, "Un déjeuner, le mardi.");
        World.Done(await _app.Get<Core.BonsCoups.MarkBonCoup>().RunAsync(await _app.World.MemberAsync("Ève Roy", role: Role.Coordinator), thread.Id, reply.Number, default));
        World.Done(await _app.Get<TellTry>().RunAsync(new(masked, thread.Id, reply.Number, "marche", "Deux familles sont venues."), default));
        using var reader = await _app.VisitAsync(await _app.World.MemberAsync("Une lectrice"));
        Assert.That(WebUtility.HtmlDecode(await reader.ReadAsync(thread.Url)), Does.Contain("Deux familles sont venues.").And.Not.Contain("Quetzalcoatl").And.Not.Contain("Xylographe"));
        var letters = await _app.MailAsync(_address);
        Assert.That(letters, Is.Not.Empty);
        Assert.That(letters.Select(l => $"{l.Headers}{l.TextBody}{l.HtmlBody}"), Has.None.Contain("Quetzalcoatl").And.None.Contain("Xylographe"));
    }

    [Test]
    public async Task Other_groups_tell_by_a_plain_form_and_everybody_sees_how_many_took_it_up_and_where()
    {
        var group = await _app.GroupAsync("La Croisée", "Sherbrooke", "estrie");
        var (luc, maude) = (await _app.InAsync(group, await _app.World.MemberAsync("Luc Tremblay", "estrie")), await _app.InAsync(group, await _app.World.MemberAsync("Maude Roy", "estrie")));
        var far = await _app.InAsync(await _app.GroupAsync("Le Phare", "Sept-Îles", "cote-nord"), await _app.World.MemberAsync("Guy Innu", "cote-nord"));
        var failed = await _app.InAsync(await _app.GroupAsync("Le Pont", "Laval", "laval"), await _app.World.MemberAsync("Sam Lee", "laval"));
        using var visitor = await _app.VisitAsync(luc);
        Assert.That(await visitor.ReadAsync(_coup.Url), Does.Contain($"/fils/{_coup.Id}/m/1/essai"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/fils/{_coup.Id}/m/1/essai")), Does.Contain("Ça a marché").And.Contain("Pas marché"));
        var answer = await visitor.PostAsync($"/fils/{_coup.Id}/m/1/essai", ("Outcome", "adapte"), ("Note", "Le samedi plutôt que le soir."));
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"{_coup.Url}?page=1#m1")));
        await TellAsync(maude, "marche");
        await TellAsync(far, "marche");
        await TellAsync(failed, "pas-marche", "Personne n’est venu.");
        using var reader = await _app.VisitAsync(await _app.World.MemberAsync("Une lectrice"));
        var page = WebUtility.HtmlDecode(await reader.ReadAsync(_coup.Url));
        Assert.That(page, Does.Contain("Repris par 2 organismes dans 2 régions").And.Contain("Le samedi plutôt que le soir.").And.Contain("Personne n’est venu.").And.Contain("Ce qu’en disent 4 groupes"));
        Assert.That(page, Does.Not.Contain("Luc Tremblay").And.Not.Contain("Guy Innu"), "groups tell, not people");
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(4, 2, 2)));
    }

    [Test]
    public async Task Told_again_it_replaces_and_no_outcome_takes_it_back()
    {
        var luc = await _app.InAsync(await _app.GroupAsync("La Croisée", "Sherbrooke", "estrie"), await _app.World.MemberAsync("Luc Tremblay", "estrie"));
        await TellAsync(luc, "pas-marche", "Rien.");
        await TellAsync(luc, "marche", "Finalement oui.");
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(1, 1, 1)));
        var own = World.Done(await _app.Get<TellTry>().OpenAsync(luc, _coup.Id, 1, default)).Own!;
        Assert.That((own.Outcome, own.Note, own.Organisation), Is.EqualTo((TryOutcome.Worked, "Finalement oui.", "La Croisée")));
        await TellAsync(luc, "");
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(0, 0, 0)));
        Assert.That((await _app.MailAsync(_address)).Count, Is.Zero, "what was taken back before it left is not told");
    }

    [Test]
    public async Task Its_author_is_told_once_and_may_stop_that_without_signing_in()
    {
        var luc = await _app.InAsync(await _app.GroupAsync("La Croisée", "Sherbrooke", "estrie"), await _app.World.MemberAsync("Luc Tremblay", "estrie"));
        await TellAsync(luc, "marche");
        await TellAsync(luc, "adapte");
        var letter = (await _app.MailAsync(_address)).Single();
        Assert.That((letter.Subject, letter.TextBody!.Contains("La Croisée (Estrie)", StringComparison.Ordinal), letter.Link()), Is.EqualTo(("Un groupe a essayé ce que vous avez partagé", true, $"/fils/{_coup.Id}/m/1")));
        var stop = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
        using var anybody = await _app.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await anybody.ReadAsync(stop)), Does.Contain("Ne plus recevoir de courriel sur les bons coups"));
        await anybody.PostAsync(stop);
        await TellAsync(await _app.World.MemberAsync("Sam Lee", "laval"), "marche");
        Assert.That((await _app.MailAsync(_address)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task The_author_and_her_group_do_not_tell_and_a_masked_author_s_group_stays_unknown()
    {
        var group = await _app.GroupAsync("La Croisée", "Rimouski", "bas-saint-laurent");
        await _app.InAsync(group, _author);
        var colleague = await _app.InAsync(group, await _app.World.MemberAsync("Collègue"));
        Assert.That((await OutcomeAsync(_author, _coup, "marche")).Refusal?.Key, Is.EqualTo("tries.your_own"));
        Assert.That((await OutcomeAsync(colleague, _coup, "marche")).Refusal?.Key, Is.EqualTo("tries.your_group"));
        using var visitor = await _app.VisitAsync(colleague);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/fils/{_coup.Id}/m/1/essai")), Does.Contain("C’est votre organisme qui l’a partagé").And.Not.Contain("name=\"Outcome\""));
        var masked = await _app.World.ThreadAsync(_author, "Sous le masque", kind: "bon-coup", masked: true);
        Assert.That((await OutcomeAsync(colleague, masked, "marche")).Refusal, Is.Null, "a refusal would tell whose it is");
    }

    [Test]
    public async Task What_is_no_bon_coup_nor_tool_or_cannot_be_read_is_not_found_and_wrong_words_are_said()
    {
        var luc = await _app.World.MemberAsync("Luc Tremblay", "laval");
        Assert.That((await OutcomeAsync(luc, await _app.World.ThreadAsync(_author), "marche")).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await OutcomeAsync(luc, await _app.World.ThreadAsync(_author, "Pour ma région", "estrie", kind: "bon-coup", audience: "regions"), "marche")).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await OutcomeAsync(Member.Nobody, _coup, "marche")).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await OutcomeAsync(luc, _coup, "peut-etre")).Refusal?.Field, Is.EqualTo("Outcome"));
        Assert.That((await OutcomeAsync(luc, await _app.World.ThreadAsync(_author, "Une grille", theme: "outils", kind: "outil"), "marche")).Refusal, Is.Null, "a tool is tried too");
        using var visitor = await _app.VisitAsync(luc);
        var refused = await visitor.PostAsync($"/fils/{_coup.Id}/m/1/essai", ("Outcome", "marche"), ("Note", new string('é', TellTry.MaxNote + 1)));
        Assert.That((refused.StatusCode, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).Contains("un peu long", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var advised = await visitor.PostAsync($"/fils/{_coup.Id}/m/1/essai", ("Outcome", "marche"), ("Note", "Avec Kevin Tremblay, 14 ans, de la polyvalente."));
        Assert.That((advised.StatusCode, (await advised.Content.ReadAsStringAsync()).Contains("name=\"Seen\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "a name of a youth is pointed at before it is told");
        var empty = await visitor.PostAsync($"/fils/{_coup.Id}/m/1/essai", ("Note", "Rien de choisi"));
        Assert.That((empty.StatusCode, (await empty.Content.ReadAsStringAsync()).Contains("Rien de choisi", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [Test]
    public async Task Groups_that_become_one_count_once_and_who_is_forgotten_takes_her_word_along()
    {
        var (old, stays) = (await _app.GroupAsync("Le Vieux", "Laval", "laval"), await _app.GroupAsync("Le Neuf", "Laval", "laval"));
        var (luc, maude) = (await _app.InAsync(old, await _app.World.MemberAsync("Luc Tremblay", "laval")), await _app.InAsync(stays, await _app.World.MemberAsync("Maude Roy", "laval")));
        var coordinator = await _app.World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        await TellAsync(luc, "marche", "Chez Quirin.");
        await TellAsync(maude, "marche");
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(2, 2, 1)));
        World.Done(await _app.Get<MergeOrganisations>().RunAsync(new(coordinator, old, stays), default));
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(2, 1, 1)));
        World.Done(await _app.Get<EraseMember>().RunAsync(new(coordinator, luc.Id, false, null), default));
        Assert.That(await CountsAsync(), Is.EqualTo(new Counts(1, 1, 1)));
        using var visitor = await _app.VisitAsync(maude);
        Assert.That(await visitor.ReadAsync(_coup.Url), Does.Not.Contain("Chez Quirin."));
    }

    [TestCase("update posts set tries = tries + 1 where thread_id = {0}")]
    [TestCase("update posts set tried_groups = 9 where thread_id = {0}")]
    [TestCase("delete from tries")]
    public async Task The_doctor_finds_a_wrong_count_and_mends_it(string spoil)
    {
        await TellAsync(await _app.InAsync(await _app.GroupAsync("La Croisée", "Sherbrooke", "estrie"), await _app.World.MemberAsync("Luc Tremblay", "estrie")), "marche");
        await Examination.SpoilAsync(_app, string.Format(System.Globalization.CultureInfo.InvariantCulture, spoil, _coup.Id));
        Assert.That((await Examination.OfAsync(_app)).Select(f => f.Key), Is.EqualTo(new[] { "doctor.tries" }));
        Assert.That((await Examination.OfAsync(_app, repair: true)).Select(f => f.Mended), Is.All.True);
    }

    private sealed record Counts(long Tries, long Groups, long Regions);

    private Task<Counts> CountsAsync() => _app.ReadAsync(db => db.OneAsync<Counts>("select tries, tried_groups as groups, tried_regions as regions from posts where thread_id = @Id and number = 1", new { _coup.Id }));

    private async Task TellAsync(Member by, string outcome, string note = "") => World.Done(await _app.Get<TellTry>().RunAsync(new(by, _coup.Id, 1, outcome, note), default));

    private Task<Outcome<PostChange>> OutcomeAsync(Member by, ThreadHead thread, string outcome) => _app.Get<TellTry>().RunAsync(new(by, thread.Id, 1, outcome, null), default);
}
