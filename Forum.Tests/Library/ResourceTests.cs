using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Agenda;
using Forum.Tests.Mail;
using Forum.Tests.Questions;

namespace Forum.Tests.Library;

public sealed class ResourceTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_resource_says_where_it_serves_how_to_call_it_and_when_somebody_last_looked()
    {
        var author = await World.MemberAsync("Amina Diallo", "outaouais");
        var here = await ResourceAsync(author, "Le Refuge du Pont", "outaouais", ("territory", "Gatineau et Pontiac"), ("phone", "819 555-0142"), ("hours", "Jour et nuit"), ("link", "refuge.example"));
        var everywhere = await ResourceAsync(author, "Ligne Jeunes du Québec", "tout-le-quebec", ("phone", "1 800 555-0100"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy", "outaouais"));
        var page = await visitor.PageAsync("/ressources?region=outaouais");
        Assert.That(page, Does.Contain("Le Refuge du Pont").And.Contain("Gatineau et Pontiac").And.Contain("819 555-0142").And.Contain("Jour et nuit").And.Contain("href=\"https://refuge.example\"").And.Contain("Vérifié le"));
        Assert.That(page, Does.Contain($"href=\"{everywhere.Url}\""), "what serves all of Québec serves the region");
        Assert.That(await visitor.PageAsync("/ressources?region=laval"), Does.Contain(everywhere.Url).And.Not.Contain(here.Url));
        Assert.That(await visitor.PageAsync("/outils"), Does.Not.Contain(here.Url));
        Assert.That(await visitor.PageAsync("/ressources?mots=pontiac"), Does.Contain(here.Url).And.Not.Contain(everywhere.Url));
    }

    [Test]
    public async Task What_is_reported_as_out_of_date_says_so_until_somebody_has_looked()
    {
        var author = await World.MemberAsync("Amina Diallo", "mauricie");
        var resource = await ResourceAsync(author, "Banque alimentaire", "mauricie", ("phone", "819 555-0199"));
        using var reader = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie"));
        Assert.That(await reader.PageAsync(resource.Url), Does.Contain($"/fils/{resource.Id}/m/1/perime").And.Not.Contain("Signalé périmé"));
        Assert.That(await reader.PageAsync($"/fils/{resource.Id}/m/1/perime"), Does.Contain("Signaler cette fiche").And.Contain("819 555-0199"));
        Assert.That((await reader.PostAsync($"/fils/{resource.Id}/m/1/perime")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await reader.PageAsync(resource.Url), Does.Contain("Signalé périmé " + Today));
        Assert.That(await reader.PageAsync("/ressources?region=mauricie"), Does.Contain("Signalé périmé " + Today));
        Assert.That(await reader.PageAsync($"/fils/{resource.Id}/m/1/perime"), Does.Contain("C’est déjà signalé").And.Not.Contain("Signaler cette fiche"));
        using var owner = await App.VisitAsync(author);
        Assert.That(await owner.PageAsync($"/fils/{resource.Id}/m/1"), Does.Contain("Toujours valable"));
        App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That((await owner.PostAsync($"/fils/{resource.Id}/m/1/toujours-valable")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await reader.PageAsync(resource.Url), Does.Not.Contain("Signalé périmé").And.Contain("Vérifié " + Today).And.Contain("819 555-0199"));
        World.Done(await App.Get<ReportOutdated>().RunAsync(author, resource.Id, 1, default));
        await App.SheetAsync(author, resource, "ressource", ("phone", "819 555-0111"));
        Assert.That(await reader.PageAsync(resource.Url), Does.Not.Contain("Signalé périmé").And.Contain("819 555-0111"), "an edit is a look too");
    }

    [Test]
    public async Task A_resource_nobody_looked_at_for_a_year_says_so_in_the_list_and_is_confirmed_in_one_act()
    {
        var author = await World.MemberAsync("Amina Diallo", "laval");
        var resource = await ResourceAsync(author, "Clinique sans rendez-vous", "laval", ("phone", "450 555-0123"));
        App.Clock.Advance(SheetKind.Age + TimeSpan.FromMinutes(1));
        await App.Get<SettleSheets>().RunAsync(default);
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.PageAsync("/ressources?region=laval"), Does.Contain("À revérifier"));
        World.Done(await App.Get<ConfirmSheet>().RunAsync(author, resource.Id, 1, default));
        Assert.That(await visitor.PageAsync("/ressources?region=laval"), Does.Not.Contain("À revérifier"));
    }

    [Test]
    public async Task Its_author_and_facilitators_are_told_once_and_who_reports_is_not()
    {
        var author = await World.MemberAsync("Amina Diallo", "lanaudiere");
        var facilitator = await World.MemberAsync("Ève Roy", "lanaudiere", Role.Facilitator, "lanaudiere");
        var resource = await ResourceAsync(author, "Ressource à rappeler", "lanaudiere", ("phone", "450 555-0177"));
        var reader = await World.MemberAsync("Luc Roy", "estrie");
        var first = World.Done(await App.Get<ReportOutdated>().RunAsync(reader, resource.Id, 1, default));
        Assert.That(World.Done(await App.Get<ReportOutdated>().RunAsync(facilitator, resource.Id, 1, default)).Version, Is.EqualTo(first.Version), "said twice, nothing changes");
        Assert.That(await ToldAsync(first.PostId), Is.EqualTo(new[] { author.Id, facilitator.Id }));
        var news = await App.Get<ReadOutdatedLetter>().RunAsync(first.PostId, author.Id, default);
        Assert.That((news!.Title, news.To.Name), Is.EqualTo(("Ressource à rappeler", "Amina Diallo")));
        var letter = (await App.MailAsync(await App.AddressAsync(author))).Single();
        Assert.That((letter.Subject, letter.Link()), Is.EqualTo(("À revérifier\u00A0: Ressource à rappeler", $"/fils/{resource.Id}/m/1")));
        Assert.That(letter.TextBody, Does.Not.Contain("Luc Roy"), "nobody is told who said so");
        World.Done(await App.Get<ConfirmSheet>().RunAsync(author, resource.Id, 1, default));
        Assert.That(await App.Get<ReadOutdatedLetter>().RunAsync(first.PostId, author.Id, default), Is.Null, "there is nothing left to say");
        World.Done(await App.Get<ReportOutdated>().RunAsync(author, resource.Id, 1, default));
        Assert.That(await ToldAsync(first.PostId), Is.EqualTo(new[] { author.Id, facilitator.Id, facilitator.Id }), "her own sheet: she knows");
    }

    [Test]
    public async Task Only_what_is_rechecked_is_reported_and_only_who_may_change_it_confirms()
    {
        var (author, reader) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var resource = await ResourceAsync(author, "Ressource de l’Estrie", "estrie", ("phone", "819 555-0133"));
        var bare = await World.ThreadAsync(author, region: "estrie", kind: "ressource");
        var tool = await App.ToolAsync(author, "Outil sans date", fields: [("version", "1")]);
        var closed = await App.SheetAsync(author, await World.ThreadAsync(author, region: "estrie", kind: "ressource", audience: "regions"), "ressource", ("phone", "819 555-0134"));
        foreach (var (thread, wanted) in new[] { (bare, Refusal.NotFound), (tool, Refusal.NotFound), (closed, Refusal.NotFound) })
            Assert.That((await App.Get<ReportOutdated>().RunAsync(reader, thread.Id, 1, default)).Refusal, Is.EqualTo(wanted));
        Assert.That((await App.Get<ReportOutdated>().RunAsync(Member.Nobody, resource.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ConfirmSheet>().RunAsync(reader, resource.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ConfirmSheet>().RunAsync(reader, closed.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        using var visitor = await App.VisitAsync(reader);
        Assert.That(await visitor.PageAsync($"/fils/{resource.Id}/m/1"), Does.Not.Contain("Toujours valable"));
    }

    /// <summary>« le lundi 23 novembre 2026 »: other tests move the clock.</summary>
    private string Today => Formats.For(Language.French).LongDate(App.Now, Zones.Place);

    private async Task<ThreadHead> ResourceAsync(Member by, string title, string region, params (string Name, string Value)[] fields) =>
        await App.SheetAsync(by, await World.ThreadAsync(by, title, region, "ressources", "ressource"), "ressource", fields);

    private Task<List<long>> ToldAsync(long postId) => App.ReadAsync(db => db.ListAsync<long>("select member_id from outbox where kind = 'SheetOutdated' and subject_id = @postId order by member_id, id", new { postId }));
}
