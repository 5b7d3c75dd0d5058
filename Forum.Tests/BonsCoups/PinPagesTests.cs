using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.BonsCoups;

/// <summary>Marking and pinning by plain forms, as a browser without JavaScript sends them.</summary>
public sealed partial class PinPagesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_facilitator_retains_a_reply_and_pins_it_by_one_form()
    {
        var (thread, _) = await ThreadAsync();
        using var odile = await App.VisitAsync(await World.MemberAsync("Odile Gingras", "estrie", Role.Facilitator, "bas-saint-laurent", "estrie"));
        var page = await odile.ReadAsync($"/fils/{thread.Id}/m/2");
        Assert.That(Options(page), Is.EqualTo(new[] { "bas-saint-laurent", "estrie", "bas-saint-laurent:ressources", "estrie:ressources" }));
        var answer = await odile.PostAsync($"/fils/{thread.Id}/m/2/epingler", ("Place", "estrie"), ("Until", "2026-12-14"), ("AlsoBonCoup", "true"));
        Assert.That((answer.StatusCode, answer.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/fils/{thread.Id}/m/2#m2")));
        Assert.That(await odile.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain("Épinglé en Estrie par Odile Gingras, jusqu’au 14 décembre").And.Contain("Ne plus retenir comme bon coup").And.Contain("/desepingler"));
        Assert.That(await odile.ReadAsync("/regions/estrie"), Does.Contain("le nôtre est libre").And.Contain("épinglé par Odile Gingras, jusqu’au 14 décembre").And.Contain($"{thread.Url}?page=1#m2"));
        Assert.That(await odile.ReadAsync("/bons-coups?region=estrie"), Does.Contain("Réponse de Luc Tremblay"));
    }

    [Test]
    public async Task A_member_sees_where_a_post_is_pinned_but_no_form_and_gets_403()
    {
        var (thread, member) = await ThreadAsync();
        using var maude = await App.VisitAsync(await World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, "estrie"));
        await maude.PostAsync($"/fils/{thread.Id}/m/1/epingler", ("Place", "estrie"));
        using var visitor = await App.VisitAsync(member);
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Contain("Épinglé en Estrie par Maude Larivière").And.Not.Contain("epingler\""));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Not.Contain("/epingler").And.Not.Contain("/bon-coup"));
        // her own message she may retain; another's not
        foreach (var (number, act, field, value) in new[] { (1, "epingler", "Place", "estrie"), (1, "epingler", "Place", "nulle-part"), (1, "desepingler", "Place", "estrie"), (2, "bon-coup", "Keep", "true") })
            Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/m/{number}/{act}", (field, value))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), act);
    }

    [Test]
    public async Task Outside_her_scope_a_facilitator_gets_403_and_nothing_is_pinned()
    {
        var (thread, _) = await ThreadAsync();
        using var maude = await App.VisitAsync(await World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, "estrie"));
        foreach (var place in new[] { "bas-saint-laurent", ":ressources", "partout", "laval:ressources" })
            Assert.That((await maude.PostAsync($"/fils/{thread.Id}/m/1/epingler", ("Place", place))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), place);
        Assert.That((await maude.PostAsync($"/fils/{thread.Id}/m/1/epingler", ("Place", "estrie"), ("AlsoBonCoup", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await maude.PostAsync($"/fils/{thread.Id}/m/1/bon-coup", ("Keep", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await maude.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Not.Contain("/desepingler").And.Contain("/epingler").And.Not.Contain("/bon-coup\""));
    }

    [Test]
    public async Task A_refused_date_comes_back_in_its_form_with_what_was_chosen()
    {
        var (thread, _) = await ThreadAsync();
        using var hélène = await App.VisitAsync(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator));
        var refused = await hélène.PostAsync($"/fils/{thread.Id}/m/2/epingler", ("Place", ":financement"), ("Until", "2020-01-01"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("Cette date est passée").And.Contain("value=\"2020-01-01\"").And.Match("value=\":financement\" selected").And.Contain("aria-invalid=\"true\""));
        Assert.That(page, Does.Not.Match("name=\"AlsoBonCoup\"[^>]*checked"));
        Assert.That((await hélène.PostAsync($"/fils/{thread.Id}/m/2/epingler", ("Place", "atlantide"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Pins_and_marks_are_taken_back_by_their_buttons()
    {
        var (thread, _) = await ThreadAsync();
        using var hélène = await App.VisitAsync(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator));
        await hélène.PostAsync($"/fils/{thread.Id}/m/1/epingler", ("Place", "partout"), ("AlsoBonCoup", "true"));
        Assert.That(await hélène.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Contain("Épinglé partout par Hélène Marchand"));
        await hélène.PostAsync($"/fils/{thread.Id}/m/1/desepingler", ("Place", "partout"));
        await hélène.PostAsync($"/fils/{thread.Id}/m/1/bon-coup", ("Keep", "false"));
        Assert.That(await hélène.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Not.Contain("Épinglé partout").And.Contain("Retenir comme bon coup"));
    }

    [Test]
    public async Task What_is_missing_is_not_found_and_a_form_without_its_token_does_nothing()
    {
        var (thread, _) = await ThreadAsync();
        using var hélène = await App.VisitAsync(await World.MemberAsync("Hélène Marchand", role: Role.Coordinator));
        Assert.That((await hélène.PostAsync($"/fils/{thread.Id}/m/9/epingler", ("Place", "estrie"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await hélène.PostAsync("/fils/999999/m/1/bon-coup", ("Keep", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await hélène.GetAsync($"/fils/{thread.Id}/m/2/epingler")).Headers.Location!.OriginalString, Is.EqualTo($"/fils/{thread.Id}/m/2"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Place", "estrie")]);
        Assert.That((int)(await hélène.Http.PostAsync(new Uri($"/fils/{thread.Id}/m/1/epingler", UriKind.Relative), form)).StatusCode, Is.InRange(400, 499));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.PostAsync($"/fils/{thread.Id}/m/1/epingler", ("Place", "estrie"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "members' threads are nobody else's to know of");
        Assert.That(await hélène.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Not.Contain("Épinglé en Estrie"));
    }

    private async Task<(ThreadHead Thread, Member Author)> ThreadAsync()
    {
        var author = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(author);
        await World.ReplyAsync(await World.MemberAsync("Luc Tremblay"), thread);
        return (thread, author);
    }

    private static IEnumerable<string> Options(string page) => Option().Matches(page).Select(m => m.Groups[1].Value);

    [GeneratedRegex("<option value=\"([^\"]+)\"")]
    private static partial Regex Option();
}
