using Forum.Core;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

public sealed class PinPostTests(Dialect dialect) : BothStores(dialect)
{
    // the place of the pin decides, not the thread's: it stands in Bas-Saint-Laurent × Ressources
    [TestCase("estrie", "estrie", true)]
    [TestCase("estrie", "estrie:financement", true)]
    [TestCase("estrie", "laval", false)]
    [TestCase("estrie", ":ressources", false)]
    [TestCase("estrie", "laval:ressources", false)]
    [TestCase("estrie", "partout", false)]
    [TestCase(":ressources", ":ressources", true)]
    [TestCase(":ressources", "estrie:ressources", true)]
    [TestCase(":ressources", "estrie", false)]
    [TestCase(":ressources", ":financement", false)]
    [TestCase(":ressources", "partout", false)]
    [TestCase("estrie:ressources", "estrie:ressources", true)]
    [TestCase("estrie:ressources", "estrie", false)]
    [TestCase("estrie:ressources", ":ressources", false)]
    [TestCase("estrie:ressources", "estrie:financement", false)]
    [TestCase("bas-saint-laurent", "estrie", false)]
    public async Task A_facilitator_pins_in_her_scope_and_nowhere_else(string scope, string place, bool allowed)
    {
        var facilitator = await World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, scope);
        var thread = await ThreadAsync();
        Assert.That((await PinAsync(facilitator, thread, place)).Refusal, allowed ? Is.Null : Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await IsPinnedAsync(facilitator, thread, place), Is.EqualTo(allowed));
    }

    [TestCase("partout")]
    [TestCase("estrie")]
    [TestCase(":ressources")]
    [TestCase("estrie:financement")]
    public async Task A_coordinator_pins_anywhere_and_a_member_nowhere(string place)
    {
        var coordinator = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var thread = await ThreadAsync();
        Assert.That((await PinAsync(await World.MemberAsync("Amina Diallo", "estrie"), thread, place)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await IsPinnedAsync(coordinator, thread, place), Is.False);
        World.Done(await PinAsync(coordinator, thread, place));
        Assert.That(await IsPinnedAsync(coordinator, thread, place), Is.True);
    }

    [Test]
    public async Task A_pin_vanishes_by_itself_at_the_midnight_after_its_last_day()
    {
        var maude = await MaudeAsync();
        var thread = await ThreadAsync();
        var today = App.Clock.GetUtcNow().AddHours(-5).ToString("yyyy-MM-dd");
        World.Done(await PinAsync(maude, thread, "estrie", until: today));
        var pin = (await PinsAsync(maude, "estrie")).Single(p => p.ThreadId == thread.Id);
        App.Clock.Advance(pin.ExpiresAt!.Value - App.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.That(await IsPinnedAsync(maude, thread, "estrie"), Is.True);
        App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(TimeZoneInfo.ConvertTime(App.Clock.GetUtcNow(), Core.Text.Zones.Place).TimeOfDay, Is.EqualTo(TimeSpan.Zero));
        Assert.That(await IsPinnedAsync(maude, thread, "estrie"), Is.False);
    }

    [Test]
    public async Task Pinning_twice_is_one_pin_with_the_new_end()
    {
        var (maude, coordinator) = (await MaudeAsync(), await World.MemberAsync("Hélène Marchand", role: Role.Coordinator));
        var thread = await ThreadAsync();
        World.Done(await PinAsync(maude, thread, "estrie", until: "2026-12-24"));
        World.Done(await PinAsync(coordinator, thread, "estrie", until: "2027-01-15"));
        var pin = (await PinsAsync(maude, "estrie")).Single(p => p.ThreadId == thread.Id);
        Assert.That((pin.PinnedBy, pin.ExpiresAt), Is.EqualTo(("Maude Larivière", (DateTimeOffset?)new DateTimeOffset(2027, 1, 16, 5, 0, 0, TimeSpan.Zero))));
        World.Done(await PinAsync(maude, thread, "estrie"));
        Assert.That((await PinsAsync(maude, "estrie")).Single(p => p.ThreadId == thread.Id).ExpiresAt, Is.Null);
    }

    [Test]
    public async Task What_had_run_out_is_pinned_anew_by_who_pins_it_again()
    {
        var (maude, coordinator) = (await MaudeAsync(), await World.MemberAsync("Hélène Marchand", role: Role.Coordinator));
        var thread = await ThreadAsync();
        World.Done(await PinAsync(maude, thread, "estrie", until: App.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd")));
        App.Clock.Advance(TimeSpan.FromDays(5));
        World.Done(await PinAsync(coordinator, thread, "estrie"));
        var pin = (await PinsAsync(maude, "estrie")).Single(p => p.ThreadId == thread.Id);
        Assert.That((pin.PinnedBy, pin.PinnedAt), Is.EqualTo(("Hélène Marchand", App.Clock.GetUtcNow())));
    }

    [Test]
    public async Task Any_facilitator_of_the_place_unpins_and_nobody_else()
    {
        var maude = await MaudeAsync();
        var thread = await ThreadAsync();
        World.Done(await PinAsync(maude, thread, "estrie"));
        Assert.That((await UnpinAsync(await World.MemberAsync("Amina Diallo", "estrie"), thread, "estrie")).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await UnpinAsync(await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval", "bas-saint-laurent"), thread, "estrie")).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var other = await World.MemberAsync("Simon Thériault", "estrie", Role.Facilitator, "estrie");
        World.Done(await UnpinAsync(other, thread, "estrie"));
        Assert.That(await IsPinnedAsync(maude, thread, "estrie"), Is.False);
        World.Done(await UnpinAsync(other, thread, "estrie"));
        World.Done(await PinAsync(maude, thread, "estrie"));
        Assert.That(await IsPinnedAsync(maude, thread, "estrie"), Is.True);
    }

    [Test]
    public async Task One_act_retains_a_reply_and_pins_it_or_does_neither()
    {
        var (maude, both) = (await MaudeAsync(), await World.MemberAsync("Odile Gingras", "estrie", Role.Facilitator, "bas-saint-laurent", "estrie"));
        var thread = await ThreadAsync();
        var reply = await World.ReplyAsync(await World.MemberAsync("Marc Tremblay"), thread);
        Assert.That((await App.Get<PinPost>().RunAsync(new(maude, thread.Id, 2, "estrie", "", true), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await IsPinnedAsync(maude, thread, "estrie"), Is.False);
        var change = World.Done(await App.Get<PinPost>().RunAsync(new(both, thread.Id, 2, "estrie", "", true), default));
        Assert.That(change.Version, Is.GreaterThan(reply.Version));
        Assert.That((await PinsAsync(maude, "estrie")).Single(p => p.ThreadId == thread.Id), Has.Property("Number").EqualTo(2).And.Property("BonCoup").True);
    }

    [TestCase("estrie", "2026-11-22", "bons_coups.until_past")]
    [TestCase("estrie", "2030-01-01", "bons_coups.until_far")]
    [TestCase("estrie", "9999-12-31", "bons_coups.until_far")]
    [TestCase("estrie", "demain", "bons_coups.until_unreadable")]
    [TestCase("estrie", "2026-02-30", "bons_coups.until_unreadable")]
    [TestCase("atlantide", "", "bons_coups.place_unknown")]
    [TestCase("", "", "bons_coups.place_unknown")]
    [TestCase(":", "", "bons_coups.place_unknown")]
    [TestCase("estrie:rien", "", "bons_coups.place_unknown")]
    [TestCase("estrie:financement:x", "", "bons_coups.place_unknown")]
    public async Task A_place_or_a_day_that_is_none_is_said_beside_its_field(string place, string until, string key)
    {
        var thread = await ThreadAsync();
        Assert.That((await PinAsync(await MaudeAsync(), thread, place, until)).Refusal?.Key, Is.EqualTo(key));
    }

    [Test]
    public async Task Only_the_places_where_she_may_pin_are_offered()
    {
        var thread = await ThreadAsync();
        Assert.That(await OfferedAsync(await MaudeAsync(), thread), Is.EqualTo(new[] { "estrie", "estrie:ressources" }));
        Assert.That(await OfferedAsync(await World.MemberAsync("Chantal Dubé", "laval", Role.Facilitator, ":financement"), thread), Is.EqualTo(new[] { ":financement", "bas-saint-laurent:financement" }));
        Assert.That(await OfferedAsync(await World.MemberAsync("Guy Roy", "laval", Role.Facilitator, "laval:outils"), thread), Is.EqualTo(new[] { "laval:outils" }));
        Assert.That(await OfferedAsync(await World.MemberAsync("Amina Diallo"), thread), Is.Empty);
        Assert.That(await OfferedAsync(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator), thread), Has.Count.EqualTo(1 + 18 + 9 + 1).And.Member("partout"));
    }

    private Task<Member> MaudeAsync() => World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, "estrie");

    private async Task<ThreadHead> ThreadAsync() => await World.ThreadAsync(await World.MemberAsync("Josée Thibault"));

    private Task<Outcome<PostChange>> PinAsync(Member by, ThreadHead thread, string place, string until = "") => App.Get<PinPost>().RunAsync(new(by, thread.Id, 1, place, until, false), default);

    private Task<Outcome<PostChange>> UnpinAsync(Member by, ThreadHead thread, string place) => App.Get<UnpinPost>().RunAsync(new(by, thread.Id, 1, place), default);

    private Task<IReadOnlyList<Pin>> PinsAsync(Member reader, string place) => App.Get<ListPins>().RunAsync(reader, PinPlace.Parse(place, App.Get<Places>())!.Value, default);

    private async Task<bool> IsPinnedAsync(Member reader, ThreadHead thread, string place) => (await PinsAsync(reader, place)).Count(p => p.ThreadId == thread.Id) == 1;

    private async Task<List<string>> OfferedAsync(Member member, ThreadHead thread)
    {
        var post = World.Done(await App.Get<ShowPost>().RunAsync(member, thread.Id, 1, default)).Post;
        return [.. (await App.Get<ReadPinForm>().RunAsync(member, thread, post, default)).Offered.Select(p => p.Word(App.Get<Places>()))];
    }
}
