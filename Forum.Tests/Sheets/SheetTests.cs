using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Threads;
using Forum.Tests.Doctor;
using Forum.Tests.Posts;

namespace Forum.Tests.Sheets;

/// <summary>What messages say in fields, by plain forms as a browser without JavaScript sends them.</summary>
public sealed partial class SheetTests(Dialect dialect) : BothStores(dialect)
{
    private const string Day = "Sheet.occasion.date0.day", From = "Sheet.occasion.date0.from", Key = "Sheet.occasion.date0.key";

    [Test]
    public async Task An_occasion_is_published_with_its_deadline_and_found_by_who_funds_it()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var thread = await PublishAsync(visitor, ("Sheet.occasion.funder", "Fonds Quenouille"), ("Sheet.occasion.amount", "jusqu’à 25 000 $"), ("Sheet.occasion.link", "quenouille.example/appel"), (Day, "2027-01-15"), (From, "16:00"));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(thread.Url));
        Assert.That(page, Does.Contain("L’occasion en bref").And.Contain("Fonds Quenouille").And.Contain("le vendredi 15 janvier 2027, à 16\u00A0h (17\u00A0h aux Îles)")
            .And.Contain("href=\"https://quenouille.example/appel\"").And.Contain(">quenouille.example<").And.Contain("Vérifié le lundi 23 novembre 2026."));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "quenouille", thread.Id)), Is.EqualTo(1));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
        Assert.That(await visitor.ReadAsync("/recherche?q=quenouille"), Does.Contain($"/fils/{thread.Id}/"));
    }

    [TestCase(Day, "bientôt", "Cette date ne peut pas être lue")]
    [TestCase(From, "midi", "Cette heure ne peut pas être lue")]
    [TestCase("Sheet.occasion.link", "javascript:alert(1)", "Cette adresse ne mène nulle part")]
    [TestCase("Sheet.occasion.link", "/administration", "Cette adresse ne mène nulle part")]
    [TestCase("Sheet.occasion.funder", null, "Ce champ est trop long")]
    [TestCase("Sheet.occasion.amount", "5 000 \u202E$", "renversent l’ordre")]
    public async Task A_field_that_is_wrong_keeps_the_form_and_says_so(string name, string? value, string sentence)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        value ??= new string('a', 161);
        var answer = await visitor.PostAsync("/publier", [.. Form().Where(f => f.Item1 != name), (Day, "2027-01-15"), (From, "16:00"), (name, value)]);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(sentence).And.Contain("On offre de l’argent.").And.Contain(name is Day ? "16:00" : "2027-01-15"));
    }

    [TestCase("from")]
    [TestCase("to")]
    public async Task An_hour_without_its_day_is_asked_for_its_day(string hour)
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, "Un atelier", "estrie", "formation", "formation");
        var opened = World.Done(await App.Get<SaveSheet>().OpenAsync(author, thread.Id, 1, default));
        var refusal = (await App.Get<SaveSheet>().RunAsync(new(author, thread.Id, 1, name => name == "Sheet.formation.date0." + hour ? "16:00" : null, opened.From, Settles: true), default)).Refusal;
        Assert.That((refusal?.Field, refusal?.Key), Is.EqualTo(("Sheet.formation.date0.day", "sheets.day_missing")));
    }

    [Test]
    public async Task Only_who_may_edit_the_message_changes_its_sheet_and_only_kinds_with_a_sheet_have_one()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "occasion");
        var question = await World.ThreadAsync(author, region: "estrie");
        using var owner = await App.VisitAsync(author);
        using var facilitator = await App.VisitAsync(await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie"));
        using var elsewhere = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie", Role.Facilitator, "mauricie"));
        using var nobody = await App.VisitAsync();
        var address = $"/fils/{thread.Id}/m/1/fiche";
        Assert.That(await owner.ReadAsync(thread.Url), Does.Contain(address));
        Assert.That((await facilitator.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await elsewhere.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await elsewhere.ReadAsync(thread.Url), Does.Not.Contain(address));
        Assert.That((await elsewhere.PostAsync(address, ("Sheet.occasion.funder", "Moi"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await nobody.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await owner.GetAsync($"/fils/{question.Id}/m/1/fiche")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var hers = await World.ThreadAsync(author, region: "estrie", kind: "occasion", audience: "regions");
        Assert.That((await elsewhere.GetAsync($"/fils/{hers.Id}/m/1/fiche")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Who_started_from_an_older_sheet_sees_both_and_loses_nothing()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "occasion");
        using var owner = await App.VisitAsync(author);
        using var other = await App.VisitAsync(await World.MemberAsync("Ève Roy", "estrie", Role.Coordinator));
        var address = $"/fils/{thread.Id}/m/1/fiche";
        var form = await owner.ReadAsync(address);
        Assert.That((await other.PostAsync(address, ("From", Mark(await other.ReadAsync(address))), ("Sheet.occasion.funder", "Fonds de l’autre"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var refused = await owner.PostAsync(address, ("From", Mark(form)), ("Sheet.occasion.funder", "Fonds de l’une"));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("Fonds de l’autre").And.Contain("value=\"Fonds de l’une\"").And.Contain("name=\"Settles\""));
        Assert.That((await owner.PostAsync(address, ("From", Mark(page)), ("Settles", "true"), ("Sheet.occasion.funder", "Fonds de l’une"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_day_that_moves_keeps_its_key_and_one_that_goes_is_called_off()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "occasion");
        await SaveAsync(author, thread, (Day, "2027-01-15"), (From, "16 h"), ("Sheet.occasion.date1.day", "2027-02-01"), ("Sheet.occasion.date1.region", "laurentides"));
        await SaveAsync(author, thread, (Key, "1"), (Day, "2027-01-18"), (From, "16 h 30"), ("Sheet.occasion.date1.key", "2"), ("Sheet.occasion.date1.day", "2027-02-01"), ("Sheet.occasion.date1.drop", "true"));
        var sheet = await SheetAsync(thread);
        Assert.That(sheet.Dates.Select(d => (d.Key, d.StartsAt, d.Sequence, d.CancelledAt is not null)), Is.EqualTo(new[]
        {
            (1L, new DateTimeOffset(2027, 1, 18, 21, 30, 0, TimeSpan.Zero), 1L, false), (2L, new DateTimeOffset(2027, 2, 2, 4, 59, 59, TimeSpan.Zero), 1L, true),
        }));
        Assert.That(sheet.Days.Select(d => d.Key), Is.EqualTo(new[] { 1L }));
        await SaveAsync(author, thread, (Key, "2"), (Day, "2027-03-01"));
        Assert.That((await SheetAsync(thread)).Days.Select(d => d.Key), Is.EqualTo(new[] { 3L }), "what was called off does not come back under its key");
    }

    private static (string, string)[] Form() =>
        [("Title", "De l’argent pour vous"), ("Body", "On offre de l’argent."), ("Region", "estrie"), ("Theme", "financement"), ("Kind", "occasion"), ("SubmissionId", Guid.NewGuid().ToString())];

    private async Task<ThreadHead> PublishAsync(Visitor visitor, params (string, string)[] sheet)
    {
        var answer = await visitor.PostAsync("/publier", [.. Form(), .. sheet]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await answer.Content.ReadAsStringAsync());
        var id = long.Parse(answer.Headers.Location!.OriginalString.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        return (await App.Get<ShowThread>().HeadAsync(Member.Nobody with { Id = 1, Role = Role.Coordinator }, id, default))!;
    }

    private async Task SaveAsync(Member by, ThreadHead thread, params (string Name, string Value)[] fields)
    {
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        var opened = World.Done(await App.Get<SaveSheet>().OpenAsync(by, thread.Id, 1, default));
        World.Done(await App.Get<SaveSheet>().RunAsync(new(by, thread.Id, 1, name => fields.FirstOrDefault(f => f.Name == name).Value, opened.From), default));
    }

    private async Task<Sheet> SheetAsync(ThreadHead thread) => await App.ReadAsync(async db =>
        (await SheetRows.OfAsync(db, [await db.OneAsync<long>("select id from posts where thread_id = @Id and number = 1", new { thread.Id })])).Single().Value);

    private static string Mark(string page) => MarkPattern().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"From\" value=\"(\\d*)\"")]
    private static partial Regex MarkPattern();
}
