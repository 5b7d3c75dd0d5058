using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Files;
using Forum.Tests.Hosting;
using Forum.Tests.Live;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Tests.Exchanges;

/// <summary>What a guest of an exchange may do: read and write there, and nothing else anywhere.</summary>
public sealed class GuestRightsTests(Dialect dialect) : BothStores(dialect)
{
    private const string Marker = "zibelineseize";

    [TestCase("membres")]
    [TestCase("regions")]
    public async Task She_reads_and_writes_in_her_exchange(string audience)
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader, audience: audience);
        await World.ReplyAsync(leader, thread, "Bienvenue à toutes et à tous!");
        using var guest = await App.GuestAsync(thread);
        Assert.That(await guest.ReadAsync($"/fils/{thread.Id}/{thread.Slug}"), Does.Contain("Bienvenue à toutes et à tous!"));
        Assert.That((await guest.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "Bonjour de l’Estrie!"), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await guest.PostAsync($"/fils/{thread.Id}/agir", ("Act", "merci:2"), ("Number", "2"), ("Page", "1"))).StatusCode, Is.LessThan(HttpStatusCode.BadRequest));
        var member = (await App.MemberOfAsync(guest))!;
        World.Done(await App.Get<OpenExchange>().RunAsync(leader, thread.Id, default));
        World.Done(await App.Get<RaiseHand>().RunAsync(member, thread.Id, up: true, default));
        World.Done(await App.Get<AskInExchange>().RunAsync(new(member, thread.Id, "Par où commencer?", false, Guid.NewGuid().ToString()), default));
        using var reader = await App.VisitAsync(await World.MemberAsync("Voisine", "gaspesie-iles-de-la-madeleine"));
        Assert.That(WebUtility.HtmlDecode(await reader.ReadAsync($"/fils/{thread.Id}/{thread.Slug}")), Does.Contain("Bonjour de l’Estrie!").And.Contain("Marie Invitée").And.Contain("<span class=\"tag\">Personne invitée</span>"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select merci_count from posts where thread_id = @Id and number = 2", new { thread.Id })), Is.EqualTo(1));
    }

    [Test]
    public async Task Around_it_stands_nothing_that_leads_elsewhere_and_she_may_leave()
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync());
        using var guest = await App.GuestAsync(thread);
        foreach (var path in new[] { $"/en-direct/{thread.Id}", $"/fils/{thread.Id}/{thread.Slug}" })
            Assert.That(await guest.ReadAsync(path), Does.Contain("action=\"/deconnexion\"").And.Not.Contain("class=\"rail\"").And.Not.Contain("class=\"tabbar\"").And.Not.Contain("/publier").And.Not.Contain("/recherche").And.Not.Contain("href=\"/compte"));
        Assert.That((await guest.PostAsync("/deconnexion")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await guest.GetAsync($"/en-direct/{thread.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "as for every stranger");
    }

    [Test]
    public async Task What_is_beside_her_thread_is_public_whoever_looked_before()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        await World.ThreadAsync(leader, "Entre membres seulement", theme: App.Get<Core.Regions.Places>().Themes.Single(t => t.Id == thread.ThemeId).Slug);
        using var member = await App.VisitAsync(leader);
        using var guest = await App.GuestAsync(thread);
        var path = $"/fils/{thread.Id}/{thread.Slug}";
        Assert.That(await member.ReadAsync(path), Does.Contain("Entre membres seulement"));
        Assert.That(await guest.ReadAsync(path), Does.Not.Contain("Entre membres seulement"));
        Assert.That(await member.ReadAsync(path), Does.Contain("Entre membres seulement"), "nor does she take it from the members");
        Assert.That((await App.Get<ListNear>().RunAsync(Member.Nobody, thread.ThemeId, default)).Select(t => t.Id), Does.Not.Contain(thread.Id), "nor give her exchange to strangers");
    }

    [Test]
    public async Task She_conducts_nothing_there_and_changes_nobody_elses_message()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        await World.ReplyAsync(leader, thread);
        using var guest = await App.GuestAsync(thread);
        var member = (await App.MemberOfAsync(guest))!;
        Assert.That((await guest.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", "Autre chose."), ("From", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await guest.PostAsync($"/fils/{thread.Id}/m/2/retirer")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await guest.GetAsync($"/en-direct/{thread.Id}/affiche")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await App.Get<OpenExchange>().RunAsync(member, thread.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ConductExchange>().ShareAsync(leader, thread.Id, member.Id, shares: true, default)).Refusal, Is.Not.Null, "nor is she made a co-facilitator");
    }

    [Test]
    public async Task Every_other_page_leads_back_and_every_other_form_is_refused()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        var other = await World.ThreadAsync(leader, Marker, "gaspesie-iles-de-la-madeleine", body: Marker);
        using var guest = await App.GuestAsync(thread);
        foreach (var path in new[] { "/", "/recherche?q=zibeline", "/repertoire", $"/membres/{leader.Id}", "/membres/" + (await App.MemberOfAsync(guest))!.Id, "/publier", "/messages", "/non-lus", "/compte", "/animation/accueil", "/administration/membres", "/regions/estrie", $"/fils/{other.Id}/{other.Slug}", $"/fils/{other.Id}/m/1", $"/en-direct/{other.Id}", $"/fils/{thread.Id}/organiser" })
        {
            using var answer = await guest.GetAsync(path);
            Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}")), path);
        }
        Assert.That((await guest.GetAsync("/membres/suggestions?q=m")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        List<string> wrong = [];
        foreach (var route in (await PostRoutes.OfAsync(App, other)).Where(r => !PostRoutes.EndsSession(r) && !r.StartsWith("/confidentialite", StringComparison.Ordinal) && r is not ("/langue" or "/apercu" or "/brouillons" or "/d/1") && !r.StartsWith("/fichiers", StringComparison.Ordinal)))
        {
            using var answer = await guest.PostAsync(route, ("Body", Marker), ("Title", Marker), ("SubmissionId", Guid.NewGuid().ToString()));
            if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)) wrong.Add($"{route}: {(int)answer.StatusCode}");
        }
        Assert.That(wrong, Is.Empty);
        Assert.That((await guest.GetAsync("/confidentialite")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Behind_the_fence_the_store_gives_her_nothing_either()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        using var guest = await App.GuestAsync(thread);
        var member = (await App.MemberOfAsync(guest))!;
        // at home in the region of the thread that is kept to it
        var kept = await World.ThreadAsync(await World.MemberAsync("Voisine", "estrie"), Marker, "estrie", audience: "regions");
        var forMembers = await World.ThreadAsync(leader, Marker, "gaspesie-iles-de-la-madeleine");
        var exchange = await App.ExchangeAsync(leader);
        var open = await World.ThreadAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), audience: "public");
        foreach (var hidden in new[] { kept, forMembers, exchange })
        {
            Assert.That((await App.Get<PostReply>().RunAsync(new(member, hidden.Id, "Bonjour!", Guid.NewGuid().ToString(), Language.French), default)).Refusal, Is.EqualTo(Refusal.NotFound));
            Assert.That(await App.Get<WhoMayRead>().RunAsync(hidden.Id, [0, member.Id, leader.Id], default), Does.Not.Contain(member.Id));
        }
        Assert.That(await App.Get<WhoMayRead>().RunAsync(thread.Id, [0, member.Id, leader.Id], default), Is.EquivalentTo(new[] { member.Id, leader.Id }));
        Assert.That(await App.Get<WhoMayRead>().RunAsync(open.Id, [0, member.Id], default), Is.EquivalentTo(new[] { 0, member.Id }), "what is public she reads as anybody");
        Assert.That((await App.Get<PublishThread>().RunAsync(new(member, Marker, Marker, "estrie", [], "outils", [], "question", "membres", Guid.NewGuid().ToString(), false, Language.French), default)).Refusal!.Key, Is.EqualTo("publish.kind_not_yours"));
        Assert.That((await App.Get<PrivateThread>().StartAsync(new(member, [leader.Id], Marker, Marker, Guid.NewGuid().ToString(), Language.French), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ShowMember>().RunAsync(member, leader.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task She_hears_her_exchange_live_and_no_other_thread()
    {
        var leader = await App.LeaderAsync();
        var (thread, other) = (await App.ExchangeAsync(leader), await World.ThreadAsync(leader));
        using var guest = await App.GuestAsync(thread);
        await using var socket = await LiveClient.ConnectAsync(App, secret: App.Secret(guest));
        await socket.WatchAsync(thread.Id, 0, 0);
        Assert.That((await Assert.CatchAsync<HubException>(() => socket.WatchAsync(other.Id, 0, 0)))!.Message, Does.Contain("introuvable"));
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(leader, other));
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(leader, thread));
        await Until.TrueAsync(() => socket.Acts.Contains("append 2"), "the message in her exchange");
        Assert.That((await socket.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(new[] { "append 1", "append 2" }));
    }

    [Test]
    public async Task She_gets_the_files_of_her_exchange_and_no_others()
    {
        var leader = await App.LeaderAsync();
        var (thread, other) = (await App.ExchangeAsync(leader), await World.ThreadAsync(leader));
        using var guest = await App.GuestAsync(thread);
        Assert.That((await guest.GetAsync(await FileAsync(leader, thread))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await guest.GetAsync(await FileAsync(leader, other))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task She_is_in_no_list_of_members()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        var before = await App.Get<ReadRegionPeople>().RunAsync(App.Get<Core.Regions.Places>().Region("estrie")!.Id, null, default);
        using var guest = await App.GuestAsync(thread, "Zibeline Passante");
        var member = (await App.MemberOfAsync(guest))!;
        await World.ReplyAsync(member, thread);
        Assert.That((await App.Get<ReadRegionPeople>().RunAsync(member.RegionId, null, default)).Members, Is.EqualTo(before.Members));
        Assert.That((await App.Get<SuggestMembers>().RunAsync(new(leader, "Zibeline", thread.Id), default)).Value, Is.Empty);
        Assert.That((await App.Get<ShowMember>().RunAsync(leader, member.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That(await App.Get<NamedMembers>().RunAsync(leader, [member.Id], default), Is.Empty);
        Assert.That(await App.Get<FindAddress>().RunAsync(member.Id, default), Is.Null, "no letter finds her");
        Assert.That((await App.Get<PrivateThread>().StartAsync(new(leader, [member.Id], Marker, Marker, Guid.NewGuid().ToString(), Language.French), default)).Refusal, Is.Not.Null);
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        using var desk = await App.VisitAsync(coordinator);
        Assert.That(WebUtility.HtmlDecode(await desk.ReadAsync("/administration/membres?q=Zibeline")), Does.Contain("Zibeline Passante").And.Contain("Invitée, invité"), "where accounts are managed she stands as what she is");
        Assert.That((await App.Get<SetRole>().RunAsync(coordinator, member.Id, Role.Member, [], default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<SetRole>().RunAsync(coordinator, leader.Id, Role.Guest, [], default)).Refusal!.Key, Is.EqualTo("guests.no_role"));
    }

    private async Task<string> FileAsync(Member by, ThreadHead thread)
    {
        var file = World.Done(await App.Get<KeepFile>().RunAsync(new(by, Drafts.Reply(thread.Id), "plan.pdf", Some.Pdf()), default));
        World.Done(await App.Get<PostReply>().RunAsync(new(by, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([file.Id], [], new Dictionary<long, string>()) }, default));
        return $"/fichiers/{file.Id}/plan.pdf";
    }
}
