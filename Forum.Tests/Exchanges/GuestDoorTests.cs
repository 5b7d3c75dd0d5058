using System.Net;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;

namespace Forum.Tests.Exchanges;

/// <summary>The door of an exchange: /d/{code}, its poster, and who opens it to people without an account.</summary>
public sealed class GuestDoorTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task The_short_address_tells_what_it_is_about_and_lets_her_in_with_a_name_and_a_region()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        var code = await App.CodeAsync(thread);
        using var visitor = await App.VisitAsync();
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/d/" + code.ToUpperInvariant()));
        Assert.That(page, Does.Contain(GuestStage.Title).And.Contain("(13\u00a0h aux Îles)"));
        Assert.That(page, Does.Contain("Gaspésie").And.Contain("Maude Animation").And.Contain($"/connexion?retour=/en-direct/{thread.Id}").And.Contain("jours plus tard, votre nom est effacé"));
        Assert.That(page, Does.Not.Contain("name=\"Agrees\" value=\"true\" required checked"), "nothing is ticked for her");
        using var entered = await visitor.EnterAsync(code);
        Assert.That((entered.StatusCode, entered.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}")));
        var guest = await App.MemberOfAsync(visitor);
        Assert.That(guest, Is.Not.Null);
        Assert.That((guest!.Role, guest.GuestOf, guest.Name), Is.EqualTo((Role.Guest, thread.Id, "Marie Invitée")));
        using var again = await visitor.GetAsync("/d/" + code);
        Assert.That((again.StatusCode, again.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}")), "she is inside already");
    }

    [TestCase("", "estrie", true, "Name-erreur")]
    [TestCase("Gagnez sur www.exemple.com", "estrie", true, "Name-erreur")]
    [TestCase("Marie", "", true, "Region-erreur")]
    [TestCase("Marie", "tout-le-quebec", true, "Region-erreur")]
    [TestCase("Marie", "estrie", false, "Agrees-erreur")]
    public async Task What_she_leaves_out_is_said_beside_its_field(string name, string region, bool agrees, string fault)
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync());
        using var visitor = await App.VisitAsync();
        using var refused = await visitor.EnterAsync(await App.CodeAsync(thread), name, region, agrees);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.TextAsync(), Does.Contain(fault));
        Assert.That(await GuestsAsync(thread.Id), Is.Zero);
    }

    [Test]
    public async Task A_member_is_taken_there_and_who_may_not_read_it_finds_nothing()
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync(), audience: "regions");
        var code = await App.CodeAsync(thread);
        using var near = await App.VisitAsync(await World.MemberAsync("Voisine", "gaspesie-iles-de-la-madeleine"));
        using var there = await near.GetAsync("/d/" + code);
        Assert.That((there.StatusCode, there.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}")));
        using var far = await App.VisitAsync(await World.MemberAsync("Lointaine", "montreal"));
        Assert.That((await far.GetAsync("/d/" + code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_code_that_is_none_opens_nothing()
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync());
        using var visitor = await App.VisitAsync();
        var before = await GuestsAsync();
        foreach (var code in new[] { "abcdefgh", "x", $"fil-{thread.Id}", "%27or1%3D1" })
        {
            Assert.That((await visitor.GetAsync("/d/" + code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), code);
            Assert.That((await visitor.EnterAsync(code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), code);
        }
        Assert.That(await GuestsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Where_guests_are_not_let_in_or_it_is_over_there_is_no_form_and_none_is_taken()
    {
        var leader = await App.LeaderAsync();
        var shut = await App.ExchangeAsync(leader, guests: false);
        var over = await App.ExchangeAsync(leader);
        World.Done(await App.Get<OpenExchange>().RunAsync(leader, over.Id, default));
        World.Done(await App.Get<CloseExchange>().RunAsync(leader, over.Id, default));
        foreach (var thread in new[] { shut, over })
        {
            using var visitor = await App.VisitAsync();
            var code = await App.CodeAsync(thread);
            Assert.That(await visitor.ReadAsync("/d/" + code), Does.Contain("/inscription").And.Not.Contain("name=\"Agrees\""));
            using var refused = await visitor.EnterAsync(code);
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(await GuestsAsync(thread.Id), Is.Zero);
        }
        Assert.That((await App.Get<OpenToGuests>().RunAsync(leader, over.Id, guests: true, newCode: false, default)).Refusal!.Key, Is.EqualTo("guests.is_over"));
    }

    [Test]
    public async Task Who_conducts_it_prints_the_poster_opens_the_door_and_changes_the_address()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader, guests: false);
        var code = await App.CodeAsync(thread);
        using var desk = await App.VisitAsync(leader);
        var poster = WebUtility.HtmlDecode(await desk.ReadAsync($"/en-direct/{thread.Id}/affiche"));
        Assert.That(poster, Does.Contain("<svg").And.Contain($"/d/{code}").And.Contain(GuestStage.Title).And.Contain("aux Îles)").And.Contain("Maude Animation").And.Contain("connectez-vous"));
        using var opened = await desk.PostAsync($"/en-direct/{thread.Id}/invitation", ("guests", "true"), ("newCode", "true"));
        Assert.That((opened.StatusCode, opened.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}/affiche")));
        var fresh = await App.CodeAsync(thread);
        Assert.That(fresh, Is.Not.EqualTo(code));
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.GetAsync("/d/" + code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await visitor.ReadAsync("/d/" + fresh), Does.Contain("name=\"Agrees\""));
    }

    [Test]
    public async Task Nobody_else_sees_the_poster_or_opens_the_door()
    {
        var thread = await App.ExchangeAsync(await App.LeaderAsync(), guests: false);
        var elsewhere = await World.MemberAsync("Animation Loin", "montreal", Role.Facilitator, "montreal");
        foreach (var (member, status) in new (Member?, HttpStatusCode)[] { (await World.MemberAsync("Membre"), HttpStatusCode.Forbidden), (elsewhere, HttpStatusCode.Forbidden), (null, HttpStatusCode.Redirect) })
        {
            using var visitor = await App.VisitAsync(member);
            Assert.That((await visitor.GetAsync($"/en-direct/{thread.Id}/affiche")).StatusCode, Is.EqualTo(status));
            Assert.That((await visitor.PostAsync($"/en-direct/{thread.Id}/invitation", ("guests", "true"))).StatusCode, Is.EqualTo(status));
        }
        Assert.That(await App.ReadAsync(db => db.OneAsync<bool>("select guests from exchanges where thread_id = @Id", new { thread.Id })), Is.False);
    }

    private Task<long> GuestsAsync(long? threadId = null) => App.ReadAsync(db => db.OneAsync<long>(threadId is null ? "select count(*) from exchange_guests" : "select count(*) from exchange_guests where thread_id = @threadId", new { threadId }));
}
