using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Forum.Tests.Agenda;

/// <summary>What a calendar program gets, and who gets it.</summary>
public sealed partial class CalendarTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task An_address_of_ones_own_serves_one_list_until_it_is_closed()
    {
        var member = await World.MemberAsync("Amina Diallo", "mauricie");
        await App.OccasionAsync(member, "Fonds du calendrier", "mauricie", ("date0.day", App.In(20)), ("date0.from", "16:00"));
        using var visitor = await App.VisitAsync(member);
        using var calendar = await App.VisitAsync();
        var address = await MakeAsync(visitor, "/agenda.ics?region=mauricie");
        Assert.That((await EventsAsync(calendar, address)).Select(e => e.Summary), Does.Contain("Date limite\u00A0: Fonds du calendrier"));
        Assert.That((await calendar.GetAsync(address.Replace("mauricie", "estrie", StringComparison.Ordinal))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "a key is for its list");
        Assert.That((await calendar.GetAsync("/agenda.ics?cle=abc")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await EventsAsync(calendar, "/agenda.ics?region=mauricie"), Is.Empty, "without a key only what is public");
        var page = await visitor.ReadAsync("/compte/flux");
        Assert.That(page, Does.Not.Contain("cle="));
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        var id = IdPattern().Match(page).Groups[1].Value;
        Assert.That((await other.PostAsync("/compte/flux/fermer", ("Id", id))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await visitor.PostAsync("/compte/flux/fermer", ("Id", id))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await calendar.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_key_reads_as_its_member_may_read_now_and_ends_with_her_account()
    {
        var member = await World.MemberAsync("Amina Diallo", "outaouais");
        var author = await World.MemberAsync("Luc Roy", "outaouais");
        await App.SheetAsync(author, await World.ThreadAsync(author, "Fonds d’ici", "outaouais", "financement", "occasion", "regions"), "occasion", ("date0.day", App.In(9)));
        using var visitor = await App.VisitAsync(member);
        using var calendar = await App.VisitAsync();
        var address = await MakeAsync(visitor, "/agenda.ics");
        Assert.That((await EventsAsync(calendar, address)).Select(e => e.Summary), Does.Contain("Date limite\u00A0: Fonds d’ici"));
        await WriteAsync("update members set region_id = 5 where id = @Id", member);
        Assert.That((await EventsAsync(calendar, address)).Select(e => e.Summary), Does.Not.Contain("Date limite\u00A0: Fonds d’ici"));
        await WriteAsync("update members set suspended_at = 1 where id = @Id", member);
        Assert.That((await calendar.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/agenda?x")]
    [TestCase("/agenda.ics?region=atlantide")]
    [TestCase("/agenda.ics?genre=formation&region=estrie")]
    [TestCase("/agenda.ics?genre=question")]
    [TestCase("https://ailleurs.example/agenda.ics")]
    public async Task No_address_is_made_for_what_is_no_list(string feed)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That((await visitor.PostAsync("/compte/flux", ("Flux", feed))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Hours_keep_their_zone_and_the_Iles_are_an_hour_ahead()
    {
        var member = await World.MemberAsync("Amina Diallo", "gaspesie-iles-de-la-madeleine");
        var thread = await App.TrainingAsync(member, "Atelier aux Îles", "gaspesie-iles-de-la-madeleine", ("date0.day", "2027-06-15"), ("date0.from", "13:00"), ("date0.to", "15:30"), ("date0.zone", "America/Halifax"), ("place", "Cap-aux-Meules"), ("date1.day", "2027-06-16"));
        using var visitor = await App.VisitAsync(member);
        var text = await visitor.ReadAsync($"/fils/{thread.Id}/agenda.ics");
        Assert.That(text, Does.Contain("BEGIN:VTIMEZONE").And.Contain("TZID:America/Halifax").And.Contain("DTSTART;TZID=America/Halifax:20270615T130000").And.Contain("DTSTART;VALUE=DATE:20270616").And.Contain("BEGIN:VALARM"));
        var events = Calendar.Load(text)!.Events.OrderBy(e => e.DtStart!.Value).ToList();
        Assert.That((events[0].DtStart!.AsUtc, events[0].DtEnd!.AsUtc, events[0].Location), Is.EqualTo((new DateTime(2027, 6, 15, 16, 0, 0), new DateTime(2027, 6, 15, 18, 30, 0), "Cap-aux-Meules")));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(thread.Url)), Does.Contain("de 12\u00A0h à 14\u00A0h\u00A030 (13\u00A0h aux Îles)"));
    }

    [Test]
    public async Task A_calendar_is_told_what_moved_and_what_was_called_off_or_taken_back()
    {
        var member = await World.MemberAsync("Amina Diallo", "laval");
        var thread = await App.OccasionAsync(member, "Fonds mobile", "laval", ("date0.day", App.In(20)), ("date0.from", "16:00"), ("date1.day", App.In(30)));
        using var visitor = await App.VisitAsync(member);
        using var calendar = await App.VisitAsync();
        var address = await MakeAsync(visitor, "/agenda.ics?region=laval&genre=occasion");
        var first = (await EventsAsync(calendar, address)).OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(first.Select(e => (e.Sequence, e.Status)), Is.EqualTo(new[] { (0, "CONFIRMED"), (0, "CONFIRMED") }));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.SheetAsync(member, thread, "occasion", ("date0.key", "1"), ("date0.day", App.In(22)), ("date0.from", "16:00"));
        var then = (await EventsAsync(calendar, address)).OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(then.Select(e => (e.Uid, e.Sequence, e.Status)), Is.EqualTo(new[] { (first[0].Uid, 1, "CONFIRMED"), (first[1].Uid, 1, "CANCELLED") }));
        World.Done(await App.Get<Core.Posts.DeletePost>().RunAsync(member, thread.Id, 1, default));
        var last = (await EventsAsync(calendar, address)).OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(last.Select(e => (e.Sequence, e.Status, e.Summary)), Is.EqualTo(new[] { (2, "CANCELLED", "Annulé"), (2, "CANCELLED", "Annulé") }));
    }

    /// <summary>The address that she makes for a list, as it is shown to her once.</summary>
    internal static async Task<string> MakeAsync(Visitor visitor, string feed)
    {
        var page = WebUtility.HtmlDecode(await (await visitor.PostAsync("/compte/flux", ("Flux", feed))).Content.ReadAsStringAsync());
        var address = AddressPattern().Match(page);
        Assert.That(address.Success, Is.True, page);
        return new Uri(address.Groups[1].Value).PathAndQuery;
    }

    private static async Task<IReadOnlyList<CalendarEvent>> EventsAsync(Visitor visitor, string address)
    {
        var answer = await visitor.GetAsync(address);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
        return [.. Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events];
    }

    private Task WriteAsync(string sql, Member member) => App.Get<Database>().WriteAsync<Core.Done>(async db =>
    {
        await db.RunAsync(sql, new { member.Id });
        return default(Core.Done);
    }, default);

    [GeneratedRegex("readonly value=\"([^\"]*cle=[^\"]*)\"")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("name=\"Id\" value=\"(\\d+)\"")]
    private static partial Regex IdPattern();
}
