using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Tests.House;

namespace Forum.Tests.Agenda;

/// <summary>The calendars that Ical.Net writes, as another program reads them: npm’s ical.js, which calendars on the web use.</summary>
public sealed class SecondParserTests(Dialect dialect) : BothStores(dialect)
{
    private readonly Dialect _dialect = dialect;

    private sealed record Moment(string Zone, string Local, DateTimeOffset? Utc);

    private sealed record Event(string Uid, string Summary, long Sequence, string Status, string Location, Moment Start, Moment? End, IReadOnlyList<string> Alarms);

    private sealed record Understood(string Method, IReadOnlyList<string> Zones, IReadOnlyList<Event> Events);

    [TestCase("America/Toronto", "2027-01-20", "13:00", "2027-01-20T18:00Z")]
    [TestCase("America/Toronto", "2027-07-20", "13:00", "2027-07-20T17:00Z")]
    [TestCase("America/Halifax", "2027-01-20", "13:00", "2027-01-20T17:00Z")]
    [TestCase("America/Halifax", "2027-07-20", "13:00", "2027-07-20T16:00Z")]
    [TestCase("America/Toronto", "2027-03-14", "03:30", "2027-03-14T07:30Z")]
    [TestCase("America/Halifax", "2027-11-07", "12:00", "2027-11-07T16:00Z")]
    public async Task An_hour_comes_to_the_same_moment_in_both_zones_summer_and_winter(string zone, string day, string hour, string utc)
    {
        var member = await World.MemberAsync("Amina Diallo", "gaspesie-iles-de-la-madeleine");
        var thread = await App.TrainingAsync(member, "Atelier au bord de l’eau; « zone, heure »", "gaspesie-iles-de-la-madeleine", ("date0.day", day), ("date0.from", hour), ("date0.to", "15:30"), ("date0.zone", zone), ("place", "Cap-aux-Meules, salle B"));
        using var visitor = await App.VisitAsync(member);
        var understood = await ReadAsync(await visitor.ReadAsync($"/fils/{thread.Id}/agenda.ics"));
        var one = understood.Events.Single();
        Assert.That(understood.Zones, Is.EqualTo(new[] { zone }));
        Assert.That((one.Start.Zone, one.Start.Local, one.Start.Utc), Is.EqualTo((zone, $"{day}T{hour}:00", (DateTimeOffset?)DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture))));
        Assert.That((one.End!.Zone, one.End.Local), Is.EqualTo((zone, $"{day}T15:30:00")));
        Assert.That((one.Summary, one.Location, one.Status), Is.EqualTo(("Atelier au bord de l’eau; « zone, heure »", "Cap-aux-Meules, salle B", "CONFIRMED")));
        Assert.That(one.Alarms, Is.EqualTo(new[] { "-PT1H" }));
    }

    [Test]
    public async Task A_move_raises_the_sequence_and_what_is_called_off_is_cancelled_without_a_word()
    {
        var member = await World.MemberAsync("Amina Diallo", "laval");
        var thread = await App.OccasionAsync(member, "Fonds à déplacer", "laval", ("date0.day", App.In(20)), ("date0.from", "16:00"), ("date1.day", App.In(30)));
        using var visitor = await App.VisitAsync(member);
        var address = $"/fils/{thread.Id}/agenda.ics";
        var before = (await ReadAsync(await visitor.ReadAsync(address))).Events.OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(before.Select(e => (e.Sequence, e.Status, e.Alarms[0])), Is.EqualTo(new[] { (0L, "CONFIRMED", "-P3D"), (0L, "CONFIRMED", "-P3D") }));
        Assert.That((before[1].Start.Zone, before[1].Start.Local), Is.EqualTo(("date", App.In(30))), "a day without an hour is a day");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.SheetAsync(member, thread, "occasion", ("date0.key", "1"), ("date0.day", App.In(22)), ("date0.from", "16:00"));
        var after = (await ReadAsync(await visitor.ReadAsync(address))).Events.OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.That(after.Select(e => (e.Uid, e.Sequence, e.Status)), Is.EqualTo(new[] { (before[0].Uid, 1L, "CONFIRMED"), (before[1].Uid, 1L, "CANCELLED") }));
        Assert.That(after[0].Start.Utc - before[0].Start.Utc, Is.EqualTo(Zones.Place.GetUtcOffset(before[0].Start.Utc!.Value) - Zones.Place.GetUtcOffset(after[0].Start.Utc!.Value) + TimeSpan.FromDays(2)));
        Assert.That((after[1].Summary, after[1].Alarms), Is.EqualTo(("Annulé", Array.Empty<string>())));
    }

    [Test]
    public async Task The_whole_agenda_is_read_alike_by_both_parsers()
    {
        await using var app = new ForumApp(_dialect);
        World.Done(await app.Get<LoadDemo>().RunAsync(_ => "-", default));
        var member = await app.ReadAsync(db => db.OneAsync<long>("select id from members where email = 'membre.cote-nord@demo.test'"));
        using var visitor = await app.VisitAsync(await app.World.NowAsync(Member.Nobody with { Id = member }));
        foreach (var thread in new[] { 3, 9, 18, 21 })
        {
            var text = await visitor.ReadAsync($"/fils/{thread}/agenda.ics");
            var (ours, theirs) = (Ical.Net.Calendar.Load(text)!, await ReadAsync(text));
            Assert.That(theirs.Method, Is.EqualTo("PUBLISH"));
            Assert.That(theirs.Events, Is.Not.Empty);
            Assert.That(theirs.Events.Select(e => (e.Uid, e.Summary, e.Sequence, e.Status)), Is.EquivalentTo(ours.Events.Select(e => (e.Uid, e.Summary, (long)e.Sequence, e.Status))));
            Assert.That(theirs.Events.Select(e => (e.Uid, e.Start.Utc?.UtcDateTime)), Is.EquivalentTo(ours.Events.Select(e => (e.Uid, e.DtStart!.HasTime ? e.DtStart.AsUtc : (DateTime?)null))));
        }
    }

    private static async Task<Understood> ReadAsync(string calendar)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "Forum.Tests", "Agenda", "second-parser.mjs"), Path.Combine(Repository.Root, "Forum.Web", "package.json")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var (told, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await using (node.StandardInput) await node.StandardInput.WriteAsync(calendar);
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await wrong);
        return JsonSerializer.Deserialize<Understood>(await told, JsonSerializerOptions.Web)!;
    }
}
