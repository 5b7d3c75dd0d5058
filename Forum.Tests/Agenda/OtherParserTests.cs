using System.Globalization;
using System.Net;
using Forum.Core.Data;

namespace Forum.Tests.Agenda;

/// <summary>Calendars as another program’s parser reads them: hours and zones of both sides of a change of hour, what moved, what was called off, alarms.</summary>
public sealed class OtherParserTests(Dialect dialect) : BothStores(dialect)
{
    /// <summary>The change of hour of 2027 is on March 14 and November 7.</summary>
    [Test]
    public async Task Hours_of_winter_and_summer_of_Montreal_and_of_the_Iles_are_the_same_moments_there_and_back()
    {
        var member = await World.MemberAsync("Amina Diallo", "gaspesie-iles-de-la-madeleine");
        (string Zone, string Day, string Hour, string Utc)[] all =
        [
            ("America/Toronto", "2027-01-15", "16:00", "2027-01-15T21:00:00Z"), ("America/Toronto", "2027-03-13", "12:00", "2027-03-13T17:00:00Z"), ("America/Toronto", "2027-03-15", "12:00", "2027-03-15T16:00:00Z"),
            ("America/Toronto", "2027-07-01", "09:00", "2027-07-01T13:00:00Z"), ("America/Toronto", "2027-11-08", "09:00", "2027-11-08T14:00:00Z"),
            ("America/Halifax", "2027-01-15", "17:00", "2027-01-15T21:00:00Z"), ("America/Halifax", "2027-03-15", "13:00", "2027-03-15T16:00:00Z"), ("America/Halifax", "2027-07-01", "10:00", "2027-07-01T13:00:00Z"), ("America/Halifax", "2027-11-08", "10:00", "2027-11-08T14:00:00Z"),
        ];
        var thread = await App.TrainingAsync(member, "Atelier des deux heures", "gaspesie-iles-de-la-madeleine", [.. all.SelectMany((d, n) => new[] { ($"date{n}.day", d.Day), ($"date{n}.from", d.Hour), ($"date{n}.zone", d.Zone) })]);
        using var visitor = await App.VisitAsync(member);
        var text = await visitor.ReadAsync($"/fils/{thread.Id}/agenda.ics");
        var read = await OtherParser.ReadAsync(text);
        Assert.That(read.Zones, Is.EquivalentTo(new[] { "America/Halifax", "America/Toronto" }));
        var expected = all.Select(d => (d.Zone, d.Day + "T" + d.Hour + ":00", DateTimeOffset.Parse(d.Utc, CultureInfo.InvariantCulture))).ToList();
        Assert.That(read.Events.Select(e => (e.Start.Zone, e.Start.Local, e.Start.Utc!.Value)), Is.EquivalentTo(expected));
        Assert.That(read.Events.Select(e => e.Start.Known), Has.None.False);
        var back = Ical.Net.Calendar.Load(read.Again)!.Events;
        Assert.That(back.Select(e => (e.DtStart!.TzId!, new DateTimeOffset(e.DtStart.AsUtc, TimeSpan.Zero))), Is.EquivalentTo(expected.Select(e => (e.Zone, e.Item3))), "written again by the other parser");
    }

    [Test]
    public async Task What_moves_is_called_off_and_rings_is_understood()
    {
        var member = await World.MemberAsync("Amina Diallo", "laval");
        var thread = await App.OccasionAsync(member, "Fonds « mobile »; à temps, ou pas", "laval", ("date0.day", "2027-02-01"), ("date0.from", "16:00"), ("date1.day", "2027-02-09"));
        using var visitor = await App.VisitAsync(member);
        var first = (await ReadAsync(visitor, thread.Id)).OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(first.Select(e => (e.Sequence, e.Status, e.Summary)), Is.EqualTo(new[] { (0, "CONFIRMED", "Date limite\u00A0: Fonds « mobile »; à temps, ou pas"), (0, "CONFIRMED", "Date limite\u00A0: Fonds « mobile »; à temps, ou pas") }));
        Assert.That(first.Select(e => e.Alarms.Single()), Has.All.EqualTo("DISPLAY -P3D"));
        Assert.That(first.Select(e => e.Start.Day), Is.EquivalentTo(new[] { null, "2027-02-09" }));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.SheetAsync(member, thread, "occasion", ("date0.key", "1"), ("date0.day", "2027-02-03"), ("date0.from", "16:00"));
        var then = (await ReadAsync(visitor, thread.Id)).OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(then.Select(e => (e.Uid, e.Sequence, e.Status)), Is.EqualTo(new[] { (first[0].Uid, 1, "CONFIRMED"), (first[1].Uid, 1, "CANCELLED") }));
        Assert.That(then.Select(e => e.Stamp), Has.All.GreaterThan(first[0].Stamp), "what is newer says so");
        Assert.That((then[0].Start.Local, then[1].Alarms.Count), Is.EqualTo(("2027-02-03T16:00:00", 0)), "what is called off rings no more");
    }

    [Test]
    public async Task The_address_of_ones_own_holds_its_region_and_theme_alone_and_says_what_moved_and_what_was_called_off()
    {
        var member = await World.MemberAsync("Amina Diallo", "laval");
        var kept = await App.OccasionAsync(member, "Fonds suivi", "laval", ("date0.day", "2027-02-01"), ("date0.from", "16:00"), ("date1.day", "2027-02-09"), ("date1.from", "12:00"), ("date1.zone", "America/Halifax"));
        await App.OccasionAsync(member, "Fonds d’ailleurs", "mauricie", ("date0.day", "2027-02-01"));
        await App.TrainingAsync(member, "Atelier d’ici", "laval", ("date0.day", "2027-02-02"), ("date0.from", "9:00"));
        var forAll = await App.OccasionAsync(member, "Fonds pour tout le Québec", "tout-le-quebec", ("date0.day", "2027-03-15"), ("date0.from", "17:00"));
        using var visitor = await App.VisitAsync(member);
        using var calendar = await App.VisitAsync();
        var address = await CalendarTests.MakeAsync(visitor, "/agenda.ics?region=laval&theme=financement");
        var first = await KeyedAsync(calendar, address);
        Assert.That(first.Select(e => (e.Summary, e.Start.Local, e.Start.Zone, e.Sequence, e.Status)), Is.EquivalentTo(new[]
        {
            ("Date limite\u00A0: Fonds suivi", "2027-02-01T16:00:00", "America/Toronto", 0, "CONFIRMED"), ("Date limite\u00A0: Fonds suivi", "2027-02-09T12:00:00", "America/Halifax", 0, "CONFIRMED"), ("Date limite\u00A0: Fonds pour tout le Québec", "2027-03-15T17:00:00", "America/Toronto", 0, "CONFIRMED"),
        }));
        Assert.That(first.Select(e => (e.Start.Known, e.Alarms.Single())), Has.All.EqualTo((true, "DISPLAY -P3D")));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.SheetAsync(member, kept, "occasion", ("date0.key", "1"), ("date0.day", "2027-02-03"), ("date0.from", "10:00"));
        World.Done(await App.Get<Core.Posts.DeletePost>().RunAsync(member, forAll.Id, 1, default));
        var then = (await KeyedAsync(calendar, address)).ToDictionary(e => e.Uid);
        var (moved, off) = (first.Single(e => e.Start.Local == "2027-02-01T16:00:00"), first.Single(e => e.Start.Zone == "America/Halifax"));
        var gone = first.Single(e => e.Summary.Contains("tout le Québec", StringComparison.Ordinal));
        Assert.That((then[moved.Uid].Start.Local, then[moved.Uid].Sequence, then[moved.Uid].Status), Is.EqualTo(("2027-02-03T10:00:00", 1, "CONFIRMED")));
        Assert.That((then[off.Uid].Sequence, then[off.Uid].Status, then[off.Uid].Alarms.Count), Is.EqualTo((1, "CANCELLED", 0)));
        Assert.That((then[gone.Uid].Sequence, then[gone.Uid].Status, then[gone.Uid].Summary), Is.EqualTo((1, "CANCELLED", "Annulé")), "what is taken back keeps no word of its title");
        Assert.That(then.Values.Select(e => e.Stamp), Has.All.GreaterThan(first.Max(e => e.Stamp)));
    }

    private static async Task<IReadOnlyList<OtherParser.Event>> KeyedAsync(Visitor calendar, string address)
    {
        var read = await OtherParser.ReadAsync(await calendar.ReadAsync(address));
        Assert.That((read.Method, read.Name), Is.EqualTo(("PUBLISH", "Agenda · Laval · Financement")));
        return read.Events;
    }

    private static async Task<IReadOnlyList<OtherParser.Event>> ReadAsync(Visitor visitor, long thread)
    {
        var answer = await visitor.GetAsync($"/fils/{thread}/agenda.ics");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var read = await OtherParser.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.That(read.Method, Is.EqualTo("PUBLISH"));
        return read.Events;
    }
}
