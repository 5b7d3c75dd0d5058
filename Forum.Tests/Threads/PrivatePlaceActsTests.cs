using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Tests.Doctor;
using Forum.Tests.Live;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Threads;

/// <summary>Who makes a place private and who is let in; and what happens meanwhile: publishing, moving, reading live.</summary>
public sealed class PrivatePlaceActsTests(Dialect dialect) : BothStores(dialect)
{
    private Member _coordinator = null!;

    [OneTimeSetUp]
    public async Task AppointAsync() => _coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);

    [Test]
    public async Task Only_a_coordinator_makes_a_place_private_and_all_Quebec_stays_open()
    {
        foreach (var by in new[] { Member.Nobody, await World.MemberAsync("Luc"), await World.MemberAsync("Maude", "laval", Role.Facilitator, "laval", ":outils") })
        {
            Assert.That((await App.Get<SetPlacePrivate>().RunAsync(by, "laval", true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<SetPlacePrivate>().RunAsync(by, "outils", true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        }
        Assert.That((await App.Get<SetPlacePrivate>().RunAsync(_coordinator, "atlantide", true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<SetPlacePrivate>().RunAsync(_coordinator, "tout-le-quebec", true, default)).Refusal?.Key, Is.EqualTo("administration.quebec_stays_open"));
        Assert.That((App.Get<Places>().Region("laval")!.IsPrivate, App.Get<Places>().Theme("outils")!.IsPrivate), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Who_is_not_of_a_private_place_publishes_nothing_there_and_who_is_opens_nothing_to_the_public()
    {
        await MakeAsync("estrie", true);
        await MakeAsync("innovations", true);
        var (near, far) = (await World.MemberAsync("Amina", "estrie"), await World.MemberAsync("Marc", "montreal"));
        Assert.That((await PublishAsync(far, "estrie", "outils")).Refusal?.Key, Is.EqualTo("publish.region_private"));
        Assert.That((await PublishAsync(near, "estrie", "innovations")).Refusal?.Key, Is.EqualTo("publish.theme_private"));
        Assert.That((await PublishAsync(near, "estrie", "outils")).Value?.Audience, Is.EqualTo(Audience.Places));
        var facilitator = await World.MemberAsync("Josée", "estrie", Role.Facilitator, "estrie");
        Assert.That((await PublishAsync(facilitator, "estrie", "outils", "public")).Refusal?.Key, Is.EqualTo("publish.public_in_private"));
        using var visitor = await App.VisitAsync(far);
        Assert.That(await visitor.ReadAsync("/regions/estrie"), Does.Contain("Canal privé"));
        await MakeAsync("estrie", false);
        await MakeAsync("innovations", false);
    }

    [Test]
    public async Task A_private_theme_is_read_by_who_is_let_in_and_no_longer_when_taken_out()
    {
        await MakeAsync("enjeux-politiques", true);
        var facilitator = await World.MemberAsync("Maude", "laval", Role.Facilitator, ":enjeux-politiques");
        var cell = await World.MemberAsync("Paul", "laval", Role.Facilitator, "laval:enjeux-politiques");
        var (luc, far) = (await World.MemberAsync("Luc"), await World.MemberAsync("Zoé"));
        var thread = World.Done(await PublishAsync(facilitator, "laval", "enjeux-politiques"));
        Assert.That(await ReadAsync(thread, luc, cell, far, _coordinator), Is.EqualTo(new[] { false, false, false, true }));
        var people = App.Get<ThemePeople>();
        foreach (var by in new[] { luc, cell }) Assert.That((await people.AddAsync(by, "enjeux-politiques", luc.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await people.AddAsync(facilitator, "vie-du-reseau", luc.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound), "an open theme lets nobody in");
        Assert.That((await people.AddAsync(facilitator, "enjeux-politiques", 999_999, default)).Refusal?.Key, Is.EqualTo("messages.unknown"));
        using var visitor = await App.VisitAsync(facilitator);
        var added = await visitor.PostAsync("/themes/enjeux-politiques/personnes/ajouter", ("Person", $"{luc.Id}"));
        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync("/themes/enjeux-politiques/personnes"), Does.Contain($"/membres/{luc.Id}"));
        Assert.That(await ReadAsync(thread, luc, cell, far), Is.EqualTo(new[] { true, false, false }));
        Assert.That((await PublishAsync(luc, "laval", "enjeux-politiques")).Value, Is.Not.Null);
        Assert.That((await visitor.PostAsync("/themes/enjeux-politiques/personnes/retirer", ("Person", $"{luc.Id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await ReadAsync(thread, luc), Is.EqualTo(new[] { false }));
        using var other = await App.VisitAsync(luc);
        Assert.That((await other.GetAsync("/themes/enjeux-politiques/personnes")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await MakeAsync("enjeux-politiques", false);
    }

    [Test]
    public async Task A_reader_outside_hears_nothing_more_from_the_moment_it_is_private()
    {
        var author = await World.MemberAsync("Amina", "cote-nord");
        var thread = await World.ThreadAsync(author, region: "cote-nord");
        var marc = await World.MemberAsync("Marc", "montreal");
        await using var outside = await LiveClient.ConnectAsync(App, marc);
        await using var inside = await LiveClient.ConnectAsync(App, await World.MemberAsync("Zoé", "cote-nord"));
        foreach (var reader in new[] { outside, inside })
        {
            await reader.WatchAsync(thread.Id, 1, 1);
            await reader.Hub.InvokeAsync("WatchPlace", "region:cote-nord");
            await reader.HeardByNowAsync();
        }
        var (heard, told) = (outside.Heard.Count, inside.Heard.Count);
        using var visitor = await App.VisitAsync(_coordinator);
        Assert.That((await visitor.PostAsync("/administration/lieux-prives/cote-nord", ("Private", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        App.Get<LiveNews>().Replied(await World.ReplyAsync(author, thread, "Entre nous."));
        await Until.TrueAsync(() => inside.Heard.Count >= told + 2, "the reply and the news of the list");
        Assert.That(await outside.HeardByNowAsync(), Has.Count.EqualTo(heard));
        await Assert.ThatAsync(() => outside.WatchAsync(thread.Id, 0, 0), Throws.InstanceOf<HubException>());
        await MakeAsync("cote-nord", false);
    }

    [Test]
    public async Task A_thread_moved_into_a_private_place_is_kept_to_it_and_none_is_moved_out()
    {
        await MakeAsync("laurentides", true);
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina", "laval"), region: "laval", theme: "outils");
        var reader = await World.MemberAsync("Marc", "montreal");
        Assert.That(await ReadAsync(thread, reader), Is.EqualTo(new[] { true }));
        World.Done(await App.Get<MoveThread>().RunAsync(new(_coordinator, thread.Id, ["laurentides"], ["outils"]), default));
        Assert.That(await ReadAsync(thread, reader), Is.EqualTo(new[] { false }));
        Assert.That((await App.Get<MoveThread>().RunAsync(new(_coordinator, thread.Id, ["laval"], ["outils"]), default)).Refusal?.Key, Is.EqualTo("moderation.private_place_stays"));
        World.Done(await App.Get<MoveThread>().RunAsync(new(_coordinator, thread.Id, ["laurentides"], ["pratiques"]), default));
        await World.ReplyAsync(_coordinator, thread, "Une suite.");
        World.Done(await App.Get<SplitThread>().RunAsync(new(_coordinator, thread.Id, [2], "Une suite"), default));
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select distinct t.audience from threads t join thread_places p on p.thread_id = t.id where p.region_id = 15")), Is.EqualTo(new[] { "Places" }));
        await MakeAsync("formation", true);
        Assert.That((await App.Get<MergeTheme>().RunAsync(new(_coordinator, App.Get<Places>().Theme("formation")!.Id, "outils"), default)).Refusal?.Key, Is.EqualTo("administration.merge_private"));
        await MakeAsync("formation", false);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
        await MakeAsync("laurentides", false);
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task Who_publishes_while_a_place_becomes_private_is_not_passed_over()
    {
        var author = await World.MemberAsync("Amina", "abitibi-temiscamingue");
        var writing = Enumerable.Range(0, 20).Select(i => Task.Run(() => World.ThreadAsync(author, $"Fil {i} de ce moment", "abitibi-temiscamingue", body: $"Texte {i}."))).ToList();
        await MakeAsync("abitibi-temiscamingue", true);
        await Task.WhenAll(writing);
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select distinct t.audience from threads t where t.author_id = @Id", new { author.Id })), Is.EqualTo(new[] { "Places" }));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
        await MakeAsync("abitibi-temiscamingue", false);
    }

    [Test]
    public async Task The_doctor_finds_a_thread_that_its_place_does_not_keep()
    {
        await MakeAsync("mauricie", true);
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina", "mauricie"), region: "mauricie");
        await Examination.SpoilAsync(App, $"update threads set audience = 'Members', chosen_audience = null where id = {thread.Id}");
        Assert.That((await Examination.OfAsync(App, repair: true)).Select(f => f.Key), Does.Contain("doctor.place_private"));
        Assert.That(await ReadAsync(thread, await World.MemberAsync("Marc", "montreal")), Is.EqualTo(new[] { false }));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
        await MakeAsync("mauricie", false);
    }

    [Test]
    public async Task The_form_offers_and_proposes_no_private_place_to_who_may_not_write_there()
    {
        await MakeAsync("gaspesie-iles-de-la-madeleine", true);
        await MakeAsync("vie-du-reseau", true);
        using var outside = await App.VisitAsync(await World.MemberAsync("Marc", "montreal"));
        using var inside = await App.VisitAsync(await World.MemberAsync("Zoé", "gaspesie-iles-de-la-madeleine"));
        const string Region = "value=\"gaspesie-iles-de-la-madeleine\"", Theme = "value=\"vie-du-reseau\"";
        Assert.That(await outside.ReadAsync("/publier"), Does.Not.Contain(Region).And.Not.Contain(Theme));
        Assert.That(await inside.ReadAsync("/publier"), Does.Contain(Region).And.Not.Contain(Theme));
        var again = await outside.PostAsync("/publier", ("Body", "Qui vient à l’assemblée générale du regroupement en Gaspésie? On se présente."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Not.Contain(Region).And.Not.Contain(Theme).And.Match("value=\"montreal\" selected"));
        await MakeAsync("gaspesie-iles-de-la-madeleine", false);
        await MakeAsync("vie-du-reseau", false);
    }

    private Task<Outcome<ThreadHead>> PublishAsync(Member by, string region, string theme, string audience = "membres") =>
        App.Get<PublishThread>().RunAsync(new(by, "Un titre quelconque", "Un texte quelconque.", region, [], theme, [], "question", audience, Guid.NewGuid().ToString(), false, Language.French), default);

    private async Task<bool[]> ReadAsync(ThreadHead thread, params Member[] people)
    {
        List<bool> reads = [];
        foreach (var one in people) reads.Add((await App.Get<ShowThread>().RunAsync(one, thread.Id, 1, default)).Value is not null);
        return [.. reads];
    }

    private async Task MakeAsync(string slug, bool isPrivate) => World.Done(await App.Get<SetPlacePrivate>().RunAsync(_coordinator, slug, isPrivate, default));
}
