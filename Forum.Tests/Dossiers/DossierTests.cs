using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Dossiers;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Agenda;

namespace Forum.Tests.Dossiers;

/// <summary>A political dossier: what is at stake, a deadline in the agenda, dated updates, and what is new since one came last.</summary>
public sealed class DossierTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Its_updates_stand_at_the_top_with_their_dates_and_say_what_is_new_since_she_came()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var reader = await World.MemberAsync("Luc Tremblay", "laval");
        var dossier = await World.ThreadAsync(author, "Consultation sur la réussite", "estrie", "enjeux-politiques", "dossier");
        await World.ReplyAsync(author, dossier, "Le mémoire est déposé.");
        using var maker = await App.VisitAsync(author);
        var marked = await maker.PostAsync($"/fils/{dossier.Id}/m/2/mise-a-jour", ("Update", "true"), ("From", "page"));
        Assert.That(marked.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var visitor = await App.VisitAsync(reader);
        var first = WebUtility.HtmlDecode(await visitor.ReadAsync(dossier.Url));
        Assert.That(first, Does.Contain("Mises à jour").And.Contain("Le mémoire est déposé.").And.Not.Contain("Depuis votre dernière visite\u00A0: 1"), "nothing is new to who comes for the first time");
        await App.Get<MarkRead>().RunAsync(reader, dossier.Id, 2, default);
        await World.ReplyAsync(author, dossier, "La ministre a répondu.");
        World.Done(await App.Get<MarkUpdate>().RunAsync(author, dossier.Id, 3, true, default));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(dossier.Url)), Does.Contain("Depuis votre dernière visite\u00A0: 1 mise à jour"));
        World.Done(await App.Get<MarkUpdate>().RunAsync(author, dossier.Id, 2, false, default));
        Assert.That((await App.Get<ReadDossier>().RunAsync(dossier, default)).Select(u => u.Number), Is.EqualTo(new[] { 3L }));
    }

    [Test]
    public async Task A_reader_who_came_before_finds_how_many_updates_she_missed()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var reader = await World.MemberAsync("Luc Tremblay", "laval");
        var dossier = await World.ThreadAsync(author, "Loi sur la fréquentation", "estrie", "enjeux-politiques", "dossier");
        await App.Get<MarkRead>().RunAsync(reader, dossier.Id, 1, default);
        foreach (var text in new[] { "Dépôt du projet.", "Commission le 3.", "Un simple mot." }) await World.ReplyAsync(author, dossier, text);
        foreach (var number in new[] { 2L, 3L }) World.Done(await App.Get<MarkUpdate>().RunAsync(author, dossier.Id, number, true, default));
        using var visitor = await App.VisitAsync(reader);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(dossier.Url)), Does.Contain("Depuis votre dernière visite\u00A0: 2 mises à jour"));
    }

    [Test]
    public async Task Only_who_opened_it_or_facilitates_it_marks_and_only_in_a_dossier()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var dossier = await World.ThreadAsync(author, "Consultation", "estrie", "enjeux-politiques", "dossier");
        var replier = await World.MemberAsync("Luc Tremblay", "laval");
        await World.ReplyAsync(replier, dossier);
        foreach (var other in new[] { replier, await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval"), Member.Nobody })
            Assert.That((await App.Get<MarkUpdate>().RunAsync(other, dossier.Id, 2, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed), other.Name);
        World.Done(await App.Get<MarkUpdate>().RunAsync(await World.MemberAsync("Odile Roy", "laval", Role.Facilitator, "estrie"), dossier.Id, 2, true, default));
        Assert.That((await App.Get<MarkUpdate>().RunAsync(author, dossier.Id, 1, true, default)).Refusal, Is.EqualTo(Refusal.NotFound), "the first message is no update");
        var question = await World.ThreadAsync(author);
        await World.ReplyAsync(author, question);
        Assert.That((await App.Get<MarkUpdate>().RunAsync(author, question.Id, 2, true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        using var visitor = await App.VisitAsync(replier);
        Assert.That((await visitor.PostAsync($"/fils/{dossier.Id}/m/2/mise-a-jour", ("Update", "false"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Its_deadline_stands_in_the_agenda_and_may_be_reminded_of()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var dossier = await World.ThreadAsync(author, "Consultation à échéance", "tout-le-quebec", "enjeux-politiques", "dossier");
        await App.SheetAsync(author, dossier, "dossier", ("issue", "Nos ententes"), ("messages", "Des heures\nDes sous"), ("date0.day", App.In(20)), ("date0.from", "16:00"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Tremblay", "laval"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?genre=dossier")), Does.Contain("Consultation à échéance"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(dossier.Url)), Does.Contain("Messages communs").And.Contain("Des heures").And.Contain("Me le rappeler"));
        Assert.That((await visitor.PostAsync($"/fils/{dossier.Id}/rappel", ("Wanted", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }
}
