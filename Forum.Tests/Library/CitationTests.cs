using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Agenda;
using Forum.Tests.Doctor;

namespace Forum.Tests.Library;

public sealed class CitationTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_study_says_how_it_is_cited_and_stands_in_its_list()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var study = await StudyAsync(author, "Raccrocher à vingt ans", ("authors", "Gagné, R. et Roy, È."), ("year", "2019"), ("organisation", "Réseau des Traversées"), ("version", "2"), ("link", "etudes.example/vingt"));
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.PageAsync(study.Url), Does.Contain($"Gagné, R. et Roy, È. (2019). «\u00A0Raccrocher à vingt ans\u00A0». Réseau des Traversées, version 2. http").And.Contain($"{study.Url}</textarea>").And.Contain("Aucun fil ne la cite encore"));
        Assert.That(await visitor.PageAsync("/etudes?mots=traversees"), Does.Contain($"href=\"{study.Url}\"").And.Contain("Gagné, R. et Roy, È. · 2019 · Réseau des Traversées").And.Contain("href=\"https://etudes.example/vingt\""));
        var bare = await World.ThreadAsync(author, "Sans fiche", "estrie", "pratiques", "etude");
        Assert.That(await visitor.PageAsync(bare.Url), Does.Contain(">«\u00A0Sans fiche\u00A0». http"));
    }

    [Test]
    public async Task A_message_that_leads_to_a_study_cites_it_both_ways_until_it_is_edited_or_taken_back()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var study = await StudyAsync(author, "Portrait des pratiques");
        var citing = await World.ThreadAsync(other, "Un fil qui cite", "mauricie");
        var reply = await World.ReplyAsync(other, citing, $"Lire https://forum.example{study.Url}?page=1#m1, page 12.");
        using var visitor = await App.VisitAsync(author);
        await ShowsAsync(visitor, study, citing, true);
        var edited = World.Done(await App.Get<EditPost>().OpenAsync(other, citing.Id, reply.Number, default));
        World.Done(await App.Get<EditPost>().RunAsync(new(other, citing.Id, reply.Number, "Lire autre chose.", edited.From), default));
        await ShowsAsync(visitor, study, citing, false);
        edited = World.Done(await App.Get<EditPost>().OpenAsync(other, citing.Id, reply.Number, default));
        World.Done(await App.Get<EditPost>().RunAsync(new(other, citing.Id, reply.Number, $"Voir #fil-{study.Id}, deux fois : /fils/{study.Id}.", edited.From), default));
        await ShowsAsync(visitor, study, citing, true);
        World.Done(await App.Get<DeletePost>().RunAsync(other, citing.Id, reply.Number, default));
        await ShowsAsync(visitor, study, citing, false);
        World.Done(await App.Get<DeletePost>().RestoreAsync(other, citing.Id, reply.Number, default));
        await ShowsAsync(visitor, study, citing, true);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task A_citation_goes_with_its_message_into_another_thread()
    {
        var coordinator = await World.MemberAsync("Hélène Marchand", "estrie", Role.Coordinator);
        var study = await StudyAsync(coordinator, "Étude déplacée");
        var (from, to) = (await World.ThreadAsync(coordinator, "Un départ", "estrie"), await World.ThreadAsync(coordinator, "Une arrivée", "estrie"));
        var reply = await World.ReplyAsync(coordinator, from, $"Voir {study.Url}.");
        World.Done(await App.Get<MovePosts>().RunAsync(new(coordinator, from.Id, [reply.Number], to.Id), default));
        using var visitor = await App.VisitAsync(coordinator);
        await ShowsAsync(visitor, study, from, false);
        await ShowsAsync(visitor, study, to, true);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task Nobody_is_named_a_thread_or_a_study_that_she_may_not_read()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (open, kept) = (await StudyAsync(author, "Étude ouverte"), World.Done(await App.Get<PublishThread>().RunAsync(new(author, "Étude réservée", "Un texte.", "estrie", [], "pratiques", [], "etude", "regions", Guid.NewGuid().ToString(), false, Core.Text.Language.French), default)));
        var (secret, known) = (await World.ThreadAsync(author, "Fil réservé", "estrie", audience: "regions", body: $"Lire {open.Url}."), await World.ThreadAsync(author, "Fil ouvert", "estrie", body: $"Lire {kept.Url} et {open.Url}."));
        using var outside = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        using var inside = await App.VisitAsync(await World.MemberAsync("Nadia Roy", "estrie"));
        Assert.That(await outside.PageAsync(open.Url), Does.Contain("1 fil cite cette étude").And.Contain("Fil ouvert").And.Not.Contain("Fil réservé"));
        Assert.That(await inside.PageAsync(open.Url), Does.Contain("2 fils citent cette étude").And.Contain(secret.Url));
        Assert.That(await outside.PageAsync(known.Url), Does.Contain(">Étude ouverte<").And.Not.Contain(">Étude réservée<"));
        Assert.That(await inside.PageAsync(known.Url), Does.Contain(">Étude réservée<"));
    }

    [Test]
    public async Task What_leads_to_another_place_or_to_no_study_cites_nothing()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (study, question) = (await StudyAsync(author, "Étude d’ici"), await World.ThreadAsync(author, region: "estrie"));
        var thread = await World.ThreadAsync(author, "Des liens d’ailleurs", "estrie", body: $"https://autre.example/fils/{study.Id}/autre-titre et {question.Url} et /fils/{long.MaxValue / 1_000_000}");
        using var visitor = await App.VisitAsync(author);
        await ShowsAsync(visitor, study, thread, false);
    }

    [Test]
    public async Task The_doctor_finds_links_that_are_not_what_the_text_says_and_writes_them()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var study = await StudyAsync(author, "Étude oubliée");
        var thread = await World.ThreadAsync(author, "Un fil d’avant", "estrie", body: $"Lire {study.Url}.");
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("delete from post_links where thread_id = @Id", new { thread.Id }), default);
        Assert.That((await Examination.OfAsync(App)).Select(f => f.Key), Is.EqualTo(new[] { "doctor.links" }));
        await Examination.OfAsync(App, repair: true);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
        using var visitor = await App.VisitAsync(author);
        await ShowsAsync(visitor, study, thread, true);
    }

    private static async Task ShowsAsync(Visitor visitor, ThreadHead study, ThreadHead citing, bool cites)
    {
        var (of, from) = (await visitor.PageAsync(study.Url), await visitor.PageAsync(citing.Url));
        Assert.That(of.Contains($"class=\"link\" href=\"{citing.Url}\"", StringComparison.Ordinal), Is.EqualTo(cites), "the study names the thread");
        Assert.That(from.Contains($"class=\"link\" href=\"{study.Url}\"", StringComparison.Ordinal), Is.EqualTo(cites), "the thread names the study");
    }

    private async Task<ThreadHead> StudyAsync(Member by, string title, params (string Name, string Value)[] fields)
    {
        var thread = await World.ThreadAsync(by, title, "estrie", "pratiques", "etude");
        return fields.Length == 0 ? thread : await App.SheetAsync(by, thread, "etude", fields);
    }
}
