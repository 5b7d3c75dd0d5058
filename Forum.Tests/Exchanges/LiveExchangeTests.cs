using System.Net;
using Forum.Core.Data;
using Forum.Tests.Live;

namespace Forum.Tests.Exchanges;

/// <summary>What is pushed beside the messages, and what forms without script answer.</summary>
public sealed class LiveExchangeTests(Dialect dialect) : HeldExchange(dialect)
{
    [Test]
    public async Task An_act_reaches_everybody_and_only_who_conducts_gets_its_buttons()
    {
        await OpenAsync();
        await using var lead = await LiveClient.ConnectAsync(App, Lead);
        await using var amina = await LiveClient.ConnectAsync(App, Amina);
        foreach (var client in new[] { lead, amina }) await client.WatchAsync(Id, 1, 1);
        using var luc = await App.VisitAsync(Luc);
        var raised = await luc.PostAsync($"/en-direct/{Id}/agir", ("Act", "lever"));
        Assert.That(raised.Headers.Location?.OriginalString, Is.EqualTo($"/en-direct/{Id}#parole"));
        await TickUntilAsync(() => Panel(amina).Contains("Luc Tremblay", StringComparison.Ordinal) && Panel(lead).Contains("Luc Tremblay", StringComparison.Ordinal), "the hand");
        Assert.That(Panel(lead), Does.Contain($"parole:{Luc.Id}"));
        Assert.That(Panel(amina), Does.Not.Contain("parole:").And.Not.Contain($"{Luc.Id}\""), "no act of hers, and nobody's id in an act");
    }

    [Test]
    public async Task Who_is_there_is_named_with_her_region_to_members()
    {
        await using var lead = await LiveClient.ConnectAsync(App, Lead);
        await using var luc = await LiveClient.ConnectAsync(App, Luc);
        foreach (var client in new[] { lead, luc }) await client.WatchAsync(Id, 1, 1);
        await TickUntilAsync(() => Part(lead, "presents").Contains("Luc Tremblay", StringComparison.Ordinal) && Part(luc, "presents").Contains("Maude Animation", StringComparison.Ordinal), "both");
        Assert.That(Part(luc, "presents"), Does.Contain("Côte-Nord"));
    }

    [Test]
    public async Task An_unknown_act_is_refused_and_a_refusal_stands_on_the_page()
    {
        using var amina = await App.VisitAsync(Amina);
        foreach (var act in new[] { "", "danser", "etape", "etape:x", "lever:1", "parole:1:2" })
            Assert.That((await amina.PostAsync($"/en-direct/{Id}/agir", ("Act", act))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), act);
        var early = await amina.PostAsync($"/en-direct/{Id}/agir", ("Act", "lever"));
        Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await early.Content.ReadAsStringAsync()), Does.Contain("L’échange n’est pas en cours."));
        Assert.That((await amina.PostAsync($"/en-direct/{Id}/agir", ("Act", "ouvrir"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await amina.GetAsync($"/en-direct/{Id}/preparer")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await amina.GetAsync($"/en-direct/{Id}/synthese")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await amina.GetAsync("/animation/echanges")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_message_without_script_comes_back_to_the_exchange_and_a_bad_one_keeps_its_text()
    {
        await OpenAsync();
        using var amina = await App.VisitAsync(Amina);
        var sent = await amina.PostAsync($"/en-direct/{Id}/messages", ("Body", "Chez nous, le mercredi."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(sent.Headers.Location?.OriginalString, Is.EqualTo($"/en-direct/{Id}#m2"));
        var guarded = await amina.PostAsync($"/en-direct/{Id}/messages", ("Body", "Appelez Kevin Tremblay, 14 ans, au 418 555-0199."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(guarded.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await guarded.Content.ReadAsStringAsync()), Does.Contain("Appelez Kevin Tremblay").And.Contain("class=\"notice calm advice\""));
        var page = WebUtility.HtmlDecode(await amina.ReadAsync($"/en-direct/{Id}"));
        Assert.That(page, Does.Contain("Chez nous, le mercredi.").And.Contain("1. Ce qui marche").And.Contain("Actualiser toutes les 20 secondes"));
        var renewing = await amina.GetAsync($"/en-direct/{Id}?suivre=true");
        Assert.That(renewing.Headers.GetValues("Refresh").Single(), Does.StartWith("20;"));
    }

    private static string Panel(LiveClient client) => Part(client, "panneau");

    private static string Part(LiveClient client, string target) => client.Heard.LastOrDefault(h => h.Target == target)?.Html ?? "";

    /// <summary>The feed goes by the clock.</summary>
    private Task TickUntilAsync(Func<bool> done, string what) => Until.TrueAsync(() =>
    {
        App.Clock.Advance(TimeSpan.FromMilliseconds(250));
        return done();
    }, what);
}
