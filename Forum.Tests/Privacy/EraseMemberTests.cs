using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;

namespace Forum.Tests.Privacy;

/// <summary>A member is forgotten: afterwards nothing in the store or beside it says who she was. A place of its own for each test, since the whole of it is searched.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class EraseMemberTests(Dialect dialect)
{
    // plain letters, so that bytes can be searched; words of no other text
    private const string Name = "Quirinette Zwolinska", Email = "quirinette@zwolinska.example.org";

    private ForumApp _app = null!;
    private Member _her = null!;
    private Member _peer = null!;
    private ThreadHead _thread = null!;

    private World World => _app.World;

    [SetUp]
    public async Task SheLivesHereAsync()
    {
        _app = new(dialect);
        _peer = await World.MemberAsync("Luc Tremblay", "estrie");
        // the letter that tells her of the request stands as a file, as there is no mail server
        await World.MemberAsync("Une Animatrice", "estrie", Role.Facilitator, "estrie");
        World.Done(await _app.Get<AskToJoin>().RunAsync(new(Name, Email, "Groupe de Quirinette", "estrie", "Quirinette demande à entrer.", Language.French), default));
        _her = World.Done(await _app.Get<CreateMember>().RunAsync(new(Email, People.Password, Name, _app.Get<Places>().Region("estrie")!.Id), default));
        await _app.MailAsync(Email);
        World.Done(await _app.Get<SaveProfile>().RunAsync(_her, new(["Médiation de Quirinette"], "Quirinette prête un local.", "Quirinette cherche.", "418 555-0123", new("membres", "membres", "membres", "membres", "membres", "membres")), default));
        // bytes of a picture that can be searched for
        await _app.Get<Database>().WriteAsync<Done>(async db =>
        {
            await MemberPictures.SetAsync(db, _her.Id, [.. Enumerable.Repeat(System.Text.Encoding.UTF8.GetBytes(Name), 2_000).SelectMany(b => b)], System.Text.Encoding.UTF8.GetBytes(Name), _app.Now);
            return default(Done);
        }, default);
        _thread = await World.ThreadAsync(_her, "Bonjour de Quirinette Zwolinska", "estrie", body: "Je suis Quirinette Zwolinska.");
        await World.ReplyAsync(_her, _thread, "Une réponse de Quirinette Zwolinska.");
        World.Done(await _app.Get<EditPost>().RunAsync(new(_her, _thread.Id, 2, "Une réponse.", EditPost.Mark("Une réponse de Quirinette Zwolinska."), Settles: true), default));
        await World.ReplyAsync(_her, _thread, "À retirer : Quirinette Zwolinska.");
        await _app.Get<DeletePost>().RunAsync(_her, _thread.Id, 3, default);
        await _app.Get<SaveDraft>().RunAsync(new(_her, Drafts.Publish, "Quirinette", "Quirinette écrit encore.", "", ""), default);
        await _app.Get<AskLink>().RunAsync(Email, "un navigateur", default);
        await _app.MailAsync(Email);
        await OthersWriteAsync();
    }

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Her_name_and_address_are_found_nowhere_and_her_messages_stay([Values] bool script)
    {
        using var visitor = await _app.VisitAsync(_her);
        Assert.That(await visitor.ReadAsync("/compte/supprimer"), Does.Contain("name=\"Password\""));
        var answer = await visitor.PostAsync("/compte/supprimer", ("Texts", "nom"), ("Password", People.Password), ("Sure", "true"));
        var receipt = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, receipt.Contains("Numéro du reçu", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)), receipt);
        Assert.That(receipt, Does.Not.Contain("Quirinette"));
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "she is signed out");

        // what others typed is a facilitator's to take out, after which it is kept nowhere
        var facilitator = await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        await TakeOutAsync(facilitator, script);
        await SettleAsync();
        Assert.That(await Leftovers.OfAsync(_app, "Quirinette", "Zwolinska"), Is.Empty);
        var page = WebUtility.HtmlDecode(await (await _app.VisitAsync(_peer)).ReadAsync($"/fils/{_thread.Id}/bonjour-de-ancien-membre"));
        Assert.That(page, Does.Contain("Ancien membre (Estrie)").And.Contain("Une réponse.").And.Contain("@Ancien membre").And.Contain("Ancien membre a écrit"));
        await DoctorAsync();
    }

    [Test]
    public async Task With_her_messages_not_a_word_of_hers_is_left_and_the_replies_of_others_stand()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        using var visitor = await _app.VisitAsync(coordinator);
        Assert.That(await visitor.ReadAsync($"/administration/membres/{_her.Id}"), Does.Contain($"/administration/membres/{_her.Id}/effacer"));
        var answer = await visitor.PostAsync($"/administration/membres/{_her.Id}/effacer", ("Texts", "tout"), ("Sure", "true"));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("tous les messages sont supprimés").And.Contain("D’autres ont écrit ce nom dans 2 messages"));
        await TakeOutAsync(coordinator, true);
        await SettleAsync();
        Assert.That(await Leftovers.OfAsync(_app, "Quirinette", "Zwolinska"), Is.Empty);
        var posts = World.Done(await _app.Get<ShowThread>().RunAsync(_peer, _thread.Id, 1, default));
        Assert.That((await World.PostsAsync(posts)).Select(p => p.DeletedAt is null), Is.EqualTo(new[] { false, false, false, true, true, true }));
        Assert.That(posts.Head.Title, Is.EqualTo("Fil retiré"));
        await DoctorAsync();
    }

    [Test]
    public async Task Only_she_with_her_password_and_coordinators_forget_her()
    {
        using var visitor = await _app.VisitAsync(_her);
        foreach (var (field, value, error) in new[] { ("Password", "un autre mot de passe", "Password-erreur"), ("Sure", "false", "Sure-erreur"), ("Texts", "", "Texts-erreur") })
        {
            (string Name, string Value)[] good = [("Texts", "nom"), ("Password", People.Password), ("Sure", "true")];
            var refused = await visitor.PostAsync("/compte/supprimer", [.. good.Where(g => g.Name != field), (field, value)]);
            Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains(error, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), field);
        }
        foreach (var other in new[] { _peer, await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie") })
        {
            Assert.That((await _app.Get<EraseMember>().RunAsync(new(other, _her.Id, true, null), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            using var curious = await _app.VisitAsync(other);
            Assert.That((await curious.GetAsync($"/administration/membres/{_her.Id}/effacer")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await curious.PostAsync($"/administration/membres/{_her.Id}/effacer", ("Texts", "tout"), ("Sure", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain(Name));
    }

    [Test]
    public async Task The_last_coordinator_stays_and_who_is_gone_is_gone()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        Assert.That((await _app.Get<EraseMember>().RunAsync(new(coordinator, coordinator.Id, false, null), default)).Refusal?.Key, Is.EqualTo("privacy.last_coordinator"));
        World.Done(await _app.Get<EraseMember>().RunAsync(new(coordinator, _her.Id, false, null), default));
        Assert.That((await _app.Get<EraseMember>().RunAsync(new(coordinator, _her.Id, false, null), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        using var visitor = await _app.VisitAsync();
        Assert.That(await visitor.EntersAsync(Email), Is.False);
        World.Done(await _app.Get<CreateMember>().RunAsync(new(Email, null, "Une Autre", 9), default));
    }

    private async Task OthersWriteAsync()
    {
        // numbers 4 to 6: a mention, a quote, and words
        await World.ReplyAsync(_peer, _thread, $"Merci {Markup.Mention(_her.Id, Name)}!");
        await World.ReplyAsync(_peer, _thread, World.Done(await _app.Get<QuotePost>().RunAsync(_peer, _thread.Id, 2, "{0} a écrit", default)) + "Bien dit.");
        await World.ReplyAsync(_peer, _thread, "C’est Quirinette Zwolinska qui le disait.");
        var other = await World.ThreadAsync(_peer, "Une idée de Quirinette Zwolinska", "estrie", body: "Écrivez à quirinette@zwolinska.example.org.");
        World.Done(await _app.Get<ReportPost>().RunAsync(new(_her, other.Id, 1, "Other", "Quirinette n’est pas d’accord."), default));
        World.Done(await _app.Get<ReportPost>().RunAsync(new(_peer, _thread.Id, 1, "Other", "Quirinette Zwolinska exagère."), default));
        await _app.Get<SaveDraft>().RunAsync(new(_peer, Drafts.Publish, "Pour Quirinette Zwolinska", $"Chère {Markup.Mention(_her.Id, Name)}", "", ""), default);
        await _app.Get<ReactToPost>().RunAsync(new(_her, other.Id, 1, Reaction.Merci), default);
        await WriteAsync("insert into organisations (name, municipality, about, email, region_id, created_at) values ('Un groupe', '', 'Demandez Quirinette Zwolinska.', @Email, 9, 0)", new { Email });
        var coordinator = await World.MemberAsync("Une Coordonnatrice", role: Role.Coordinator);
        World.Done(await _app.Get<SanctionMember>().RunAsync(new(coordinator, _her.Id, null, "Chère Quirinette, doucement."), default));
        await _app.MailAsync(Email);
        await WriteAsync("update members set role = 'Member' where id = @Id", new { coordinator.Id });
    }

    /// <summary>The two messages in which others named her in their own words.</summary>
    private async Task TakeOutAsync(Member facilitator, bool byPage)
    {
        var traced = World.Done(await _app.Get<ListTraces>().RunAsync(facilitator, default));
        Assert.That(traced.Select(t => t.Post.Html.Contains("wolinska", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(new[] { true, true }));
        using var visitor = await _app.VisitAsync(facilitator);
        if (byPage) Assert.That(await visitor.ReadAsync("/animation/effacements"), Does.Contain($"/fils/{_thread.Id}/m/6/modifier"));
        foreach (var (thread, post, _, _) in traced)
        {
            var (editable, _) = await _app.Get<EditPost>().OpenAsync(facilitator, thread.Id, post.Number, default);
            World.Done(await _app.Get<EditPost>().RunAsync(new(facilitator, thread.Id, post.Number, "Une collègue le disait.", editable!.From), default));
        }
        Assert.That(World.Done(await _app.Get<ListTraces>().RunAsync(facilitator, default)), Is.Empty);
    }

    private async Task SettleAsync()
    {
        await _app.Get<Core.Search.SettleSearch>().RunAsync(default);
        await _app.Get<Database>().SettleAsync(default);
    }

    private async Task DoctorAsync()
    {
        await foreach (var finding in _app.Get<ExamineStore>().RunAsync(false, default)) Assert.Fail($"{finding.Key} {string.Join(' ', finding.Values)}");
    }

    private Task WriteAsync(string sql, object args) => _app.Get<Database>().WriteAsync<Done>(async db =>
    {
        await db.RunAsync(sql, args);
        return default(Done);
    }, default);
}
