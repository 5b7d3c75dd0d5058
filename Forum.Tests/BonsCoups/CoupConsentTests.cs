using System.Net;
using Forum.Core;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Threads;
using Forum.Tests.Accounts;
using Forum.Tests.Agenda;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.BonsCoups;

/// <summary>A card is made of somebody’s message with her consent, and stands in the yearly booklet with another.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class CoupConsentTests(Dialect dialect)
{
    private ForumApp _app = null!;
    private Member _author = null!, _facilitator = null!;
    private string _address = "";
    private ThreadHead _thread = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect);
        (_author, _address) = await _app.AccountAsync("Amina Diallo");
        _facilitator = await _app.World.MemberAsync("Odile Roy", "estrie", Role.Facilitator, "bas-saint-laurent");
        _thread = await _app.World.ThreadAsync(await _app.World.MemberAsync("Luc Tremblay"));
        await _app.World.ReplyAsync(_author, _thread, "On a ouvert le local le lundi matin.");
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    private string Post => $"/fils/{_thread.Id}/m/2";

    [Test]
    public async Task The_author_of_what_a_facilitator_retains_is_asked_and_the_card_waits_for_her_yes()
    {
        World.Done(await MarkAsync(_facilitator));
        Assert.That(await WallAsync(), Does.Contain(2L), "the mark itself shows nothing that members did not read");
        Assert.That((await _app.Get<SaveSheet>().OpenAsync(_facilitator, _thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var facilitator = await _app.VisitAsync(_facilitator);
        Assert.That(await facilitator.ReadAsync(Post), Does.Not.Contain(Post + "/fiche").And.Not.Contain(Post + "/accord"));
        var letter = (await _app.MailAsync(_address)).Single();
        Assert.That((letter.Subject, letter.Link()), Is.EqualTo(("Un de vos messages a été retenu comme bon coup", Post + "/accord")));
        using var author = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await author.ReadAsync(letter.Link())), Does.Contain("Que peut-on en faire?"));
        Assert.That((await author.PostAsync(Post + "/accord", ("Card", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(World.Done(await _app.Get<SaveSheet>().OpenAsync(_facilitator, _thread.Id, 2, default)).Kind.Kind, Is.EqualTo(ThreadKind.BonCoup));
        Assert.That(await facilitator.ReadAsync(Post), Does.Contain(Post + "/fiche"));
    }

    [Test]
    public async Task Who_declines_is_off_the_wall_and_is_not_asked_again_until_she_changes_her_mind()
    {
        World.Done(await MarkAsync(_facilitator));
        World.Done(await _app.Get<AnswerCoup>().RunAsync(new(_author, _thread.Id, 2, Card: false, Booklet: true), default));
        Assert.That(await WallAsync(), Does.Not.Contain(2L));
        Assert.That((await MarkAsync(_facilitator)).Refusal?.Key, Is.EqualTo("bons_coups.declined"));
        World.Done(await _app.Get<AnswerCoup>().RunAsync(new(_author, _thread.Id, 2, Card: true, Booklet: false), default));
        Assert.That(await WallAsync(), Does.Contain(2L));
        Assert.That(World.Done(await _app.Get<AnswerCoup>().OpenAsync(_author, _thread.Id, 2, default)).Consent, Has.Property("BookletAt").Null.And.Property("DeclinedAt").Null);
    }

    [Test]
    public async Task She_retains_and_fills_in_her_own_without_anybody_and_takes_it_off_again()
    {
        using var author = await _app.VisitAsync(_author);
        Assert.That(WebUtility.HtmlDecode(await author.ReadAsync(Post)), Does.Contain("Retenir comme bon coup"));
        await author.PostAsync(Post + "/bon-coup", ("Keep", "true"));
        Assert.That(await WallAsync(), Does.Contain(2L));
        Assert.That(await _app.MailAsync(_address), Is.Empty);
        await author.PostAsync(Post + "/fiche", ("Sheet.bon-coup.context", "Un village"), ("Sheet.bon-coup.result", "Six jeunes de plus"), ("AsksBooklet", "true"), ("Booklet", "true"), ("From", ""));
        Assert.That(World.Done(await _app.Get<AnswerCoup>().OpenAsync(_author, _thread.Id, 2, default)).Consent.BookletAt, Is.Not.Null);
        Assert.That(WebUtility.HtmlDecode(await author.ReadAsync(Post + "/carte")), Does.Contain("Six jeunes de plus").And.Contain("Amina Diallo").And.Contain(Post));
        await author.PostAsync(Post + "/bon-coup", ("Keep", "false"));
        Assert.That(await WallAsync(), Does.Not.Contain(2L));
        Assert.That((await MarkAsync(_facilitator)).Refusal?.Key, Is.EqualTo("bons_coups.declined"));
    }

    [Test]
    public async Task Nobody_answers_for_another_and_what_was_never_retained_has_no_consent()
    {
        Assert.That((await _app.Get<AnswerCoup>().OpenAsync(_author, _thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        World.Done(await MarkAsync(_facilitator));
        foreach (var other in new[] { _facilitator, await _app.World.MemberAsync("Sam Lee"), await _app.World.MemberAsync("Hélène Marchand", role: Role.Coordinator) })
            Assert.That((await _app.Get<AnswerCoup>().RunAsync(new(other, _thread.Id, 2, true, true), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await _app.Get<AnswerCoup>().RunAsync(new(Member.Nobody, _thread.Id, 2, true, true), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var elsewhere = await _app.World.MemberAsync("Guy Roy", "laval");
        Assert.That((await MarkAsync(elsewhere)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var visitor = await _app.VisitAsync(elsewhere);
        Assert.That((await visitor.PostAsync(Post + "/bon-coup", ("Keep", "false"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_booklet_holds_the_year_s_cards_whose_authors_agreed_and_asks_the_others_once()
    {
        var group = await _app.GroupAsync("La Croisée", "Rimouski", "bas-saint-laurent");
        await _app.InAsync(group, _author);
        World.Done(await MarkAsync(_author));
        var regional = await _app.World.ThreadAsync(_author, "Pour ma région", kind: "bon-coup", audience: "regions");
        World.Done(await _app.Get<AnswerCoup>().RunAsync(new(_author, regional.Id, 1, true, true), default));
        using var facilitator = await _app.VisitAsync(_facilitator);
        var year = _app.Now.Year;
        Assert.That(WebUtility.HtmlDecode(await facilitator.ReadAsync("/bons-coups/recueil")), Does.Contain("Aucune fiche ne peut encore").And.Contain("1 fiche de cette année n’y est pas"));
        Assert.That((await facilitator.PostAsync("/bons-coups/recueil", ("annee", $"{year}"))).Headers.Location?.OriginalString, Is.EqualTo($"/bons-coups/recueil?annee={year}&demandes=1"));
        Assert.That((await facilitator.PostAsync("/bons-coups/recueil", ("annee", $"{year}"))).Headers.Location?.OriginalString, Does.EndWith("demandes=0"), "once is enough");
        var letter = (await _app.MailAsync(_address)).Single();
        Assert.That(letter.Link(), Is.EqualTo(Post + "/accord"));
        using var author = await _app.VisitAsync(_author);
        await author.PostAsync(letter.Link(), ("Card", "true"), ("Booklet", "true"));
        var booklet = WebUtility.HtmlDecode(await facilitator.ReadAsync("/bons-coups/recueil"));
        Assert.That(booklet, Does.Contain("On a ouvert le local le lundi matin.").And.Contain("Amina Diallo, La Croisée").And.Contain("Merci aux groupes").And.Not.Contain("Pour ma région"), "what not every member may read goes from no hand to hand");
        Assert.That(WebUtility.HtmlDecode(await facilitator.ReadAsync($"/bons-coups/recueil?annee={year - 1}")), Does.Not.Contain("le lundi matin"));
        using var member = await _app.VisitAsync(await _app.World.MemberAsync("Sam Lee"));
        Assert.That((await member.PostAsync("/bons-coups/recueil", ("annee", $"{year}"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await member.GetAsync("/bons-coups/recueil?annee=1200")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_new_status_is_told_once_to_who_tried_it_or_follows_and_to_nobody_else()
    {
        var coup = await _app.World.ThreadAsync(_author, "Nos déjeuners", kind: "bon-coup");
        var (tried, triedAt) = await _app.AccountAsync("Sam Lee");
        var (follower, followerAt) = await _app.AccountAsync("Maude Roy");
        var (other, otherAt) = await _app.AccountAsync("Guy Roy");
        World.Done(await _app.Get<Core.Tries.TellTry>().RunAsync(new(tried, coup.Id, 1, "marche", null), default));
        World.Done(await _app.Get<FollowMember>().RunAsync(follower, _author.Id, true, default));
        foreach (var status in new[] { "a-l-essai", "eprouve", "eprouve", "a-l-essai", "eprouve" }) await _app.SheetAsync(_author, coup, "bon-coup", ("status", status));
        foreach (var address in new[] { triedAt, followerAt })
        {
            // « à l’essai » may have left before it was over: once
            var letters = await _app.MailAsync(address);
            Assert.That(letters.Select(l => l.Subject), Is.All.EqualTo("Un bon coup que vous suivez a changé de statut"));
            Assert.That((letters.Count(l => l.TextBody!.Contains("maintenant éprouvé", StringComparison.Ordinal)), letters.Count(l => l.TextBody!.Contains("est à l’essai", StringComparison.Ordinal))), Is.EqualTo((1, letters.Count - 1)));
            Assert.That(letters, Has.Count.LessThanOrEqualTo(2));
        }
        Assert.That(await _app.MailAsync(otherAt), Is.Empty);
        Assert.That(other.Id, Is.Not.Zero);
    }

    [Test]
    public async Task After_twelve_months_its_author_is_asked_for_news_once_and_a_look_begins_a_new_year()
    {
        var coup = await _app.World.ThreadAsync(_author, "Nos déjeuners", kind: "bon-coup");
        await _app.SheetAsync(_author, coup, "bon-coup", ("context", "Un village"));
        List<int> counts = [];
        for (var month = 1; month <= 26; month++)
        {
            _app.Clock.Sleep(TimeSpan.FromDays(30.5));
            await _app.Get<AskForNews>().RunAsync(default);
            if (month == 13) await _app.SheetAsync(_author, coup, "bon-coup", ("context", "Un village"), ("result", "Toujours"));
            counts.Add((await _app.MailAsync(_address)).Count);
        }
        Assert.That(counts, Is.EqualTo(Enumerable.Range(1, 26).Select(m => m < 12 ? 0 : m < 25 ? 1 : 2)));
        Assert.That((await _app.MailAsync(_address))[0].Link(), Is.EqualTo($"/fils/{coup.Id}/m/1/fiche"));
    }

    [Test]
    public async Task The_most_taken_up_stand_first()
    {
        var (once, twice, never) = (await _app.World.ThreadAsync(_author, "Une fois", kind: "bon-coup"), await _app.World.ThreadAsync(_author, "Deux fois", kind: "bon-coup"), await _app.World.ThreadAsync(_author, "Jamais", kind: "bon-coup"));
        foreach (var (thread, name) in new[] { (once, "A"), (twice, "B"), (twice, "C") })
        {
            var member = await _app.InAsync(await _app.GroupAsync("Groupe " + name, "Laval", "laval"), await _app.World.MemberAsync("Membre " + name, "laval"));
            World.Done(await _app.Get<Core.Tries.TellTry>().RunAsync(new(member, thread.Id, 1, "marche", null), default));
        }
        using var visitor = await _app.VisitAsync(_facilitator);
        var page = await visitor.ReadAsync("/bons-coups?ordre=repris");
        Assert.That(page.IndexOf("Deux fois", StringComparison.Ordinal), Is.Positive.And.LessThan(page.IndexOf("Une fois", StringComparison.Ordinal)));
        Assert.That(page, Does.Not.Contain(never.Title));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/bons-coups?ordre=repris&region=laval")), Does.Contain("Personne n’a encore dit avoir repris"));
        Assert.That((await visitor.GetAsync("/bons-coups?ordre=autre")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<Outcome<PostChange>> MarkAsync(Member by) => _app.Get<MarkBonCoup>().RunAsync(by, _thread.Id, 2, default);

    private async Task<IEnumerable<long>> WallAsync() => (await _app.Get<ListBonsCoups>().RunAsync(new(_facilitator, null, null, ThreadKey.Newest), default)).Latest.Where(c => c.ThreadId == _thread.Id).Select(c => c.Number);
}
