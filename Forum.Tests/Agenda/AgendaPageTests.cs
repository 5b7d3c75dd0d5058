using System.Net;
using Forum.Core.Data;

namespace Forum.Tests.Agenda;

public sealed class AgendaPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task What_is_to_come_stands_in_order_and_what_is_over_does_not()
    {
        var author = await World.MemberAsync("Amina Diallo", "mauricie");
        await App.OccasionAsync(author, "Fonds Deuxième", "mauricie", ("date0.day", App.In(20)), ("date0.from", "16:00"), ("funder", "Caisse du Quartier"));
        await App.OccasionAsync(author, "Fonds Premier", "mauricie", ("date0.day", App.In(10)));
        await App.OccasionAsync(author, "Fonds Échu", "mauricie", ("date0.day", App.In(-1)));
        await App.OccasionAsync(author, "Fonds Sans date", "mauricie", ("funder", "Personne"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie"));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?region=mauricie"));
        Assert.That(page.IndexOf("Fonds Premier", StringComparison.Ordinal), Is.GreaterThan(0).And.LessThan(page.IndexOf("Fonds Deuxième", StringComparison.Ordinal)));
        Assert.That(page, Does.Contain("Caisse du Quartier").And.Not.Contain("Fonds Échu").And.Not.Contain("Sans date"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?region=mauricie&genre=formation")), Does.Not.Contain("Fonds Premier"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?region=mauricie&theme=formation")), Does.Not.Contain("Fonds Premier"));
    }

    [Test]
    public async Task A_deadline_for_one_region_is_that_regions_and_what_is_for_all_Quebec_is_everybodys()
    {
        var author = await World.MemberAsync("Amina Diallo", "tout-le-quebec");
        await App.OccasionAsync(author, "Programme admissibilité", "tout-le-quebec", ("date0.day", App.In(5)), ("date0.region", "laurentides"), ("date1.day", App.In(50)), ("date1.region", "laval"));
        await App.OccasionAsync(author, "Programme partout", "tout-le-quebec", ("date0.day", App.In(6)));
        using var visitor = await App.VisitAsync(author);
        var laval = WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?region=laval"));
        Assert.That(laval, Does.Contain("Programme partout"));
        Assert.That(laval.Split("Programme admissibilité").Length - 1, Is.EqualTo(1), "its own deadline alone");
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?region=laval&delai=30")), Does.Contain("Programme partout").And.Not.Contain("admissibilité"));
    }

    [Test]
    public async Task What_a_reader_may_not_read_or_was_taken_back_is_in_no_agenda()
    {
        var author = await World.MemberAsync("Amina Diallo", "outaouais");
        var kept = await App.SheetAsync(author, await World.ThreadAsync(author, "Fonds réservé", "outaouais", "financement", "occasion", "regions"), "occasion", ("date0.day", App.In(9)));
        var gone = await App.OccasionAsync(author, "Fonds retiré", "outaouais", ("date0.day", App.In(9)));
        World.Done(await App.Get<Core.Posts.DeletePost>().RunAsync(author, gone.Id, 1, default));
        using var outside = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie"));
        using var inside = await App.VisitAsync(await World.MemberAsync("Nadia Roy", "outaouais"));
        Assert.That(await outside.ReadAsync("/agenda?region=outaouais"), Does.Not.Contain("Fonds r"));
        Assert.That(WebUtility.HtmlDecode(await inside.ReadAsync("/agenda?region=outaouais")), Does.Contain("Fonds réservé").And.Not.Contain("Fonds retiré"));
        Assert.That((await outside.GetAsync($"/fils/{kept.Id}/agenda.ics")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await inside.GetAsync($"/fils/{kept.Id}/agenda.ics")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_month_shows_each_day_and_leads_to_the_next()
    {
        var author = await World.MemberAsync("Amina Diallo", "laval");
        await App.TrainingAsync(author, "Atelier du milieu", "laval", ("date0.day", "2027-02-17"), ("date0.from", "9:00"), ("date0.to", "16:00"), ("place", "Sainte-Rose"));
        using var visitor = await App.VisitAsync(author);
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?mois=2027-02&region=laval"));
        Assert.That(page, Does.Contain("février 2027").And.Contain("mois=2027-03").And.Contain("Atelier du milieu").And.Contain("9\u00A0h · Formation"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/agenda?mois=2027-03&region=laval")), Does.Not.Contain("Atelier du milieu"));
    }

    [TestCase("?region=atlantide")]
    [TestCase("?theme=magie")]
    [TestCase("?genre=question")]
    [TestCase("?genre=roman")]
    [TestCase("?mois=2027-13")]
    [TestCase("?mois=hier")]
    [TestCase("?delai=40")]
    [TestCase("?apres=1-2")]
    public async Task An_address_of_nothing_is_not_found(string query)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That((await visitor.GetAsync("/agenda" + query)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
