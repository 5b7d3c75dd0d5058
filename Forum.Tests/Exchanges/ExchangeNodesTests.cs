using Forum.Core.Exchanges;
using Forum.Tests.Live;
using Forum.Web.Live;

namespace Forum.Tests.Exchanges;

/// <summary>A live exchange whose people are at three nodes is one exchange.</summary>
public sealed class ExchangeNodesTests : ExchangeOnNodes
{
    [Test]
    public async Task What_each_does_at_her_node_moves_messages_stage_and_panel_at_the_others()
    {
        await using var lead = await WatchAsync(A, Id, Lead);
        await using var amina = await WatchAsync(B, Id, Amina);
        await ActAsync(AtA, "etape:2");
        await ShowsAsync(amina, "etape", "2. Les obstacles");
        await SayAsync(AtC, "L’autobus du soir.");
        await Until.TrueAsync(() => amina.Acts.Contains("append 2") && lead.Acts.Contains("append 2"), "the message");
        Assert.That(Part(amina, "etape"), Does.Contain("data-passages=\"[[1,1],[2,1]]\""), "the message belongs to the second part");
        await ActAsync(AtC, "lever");
        await ShowsAsync(amina, "panneau", "Luc Tremblay");
        await ShowsAsync(lead, "panneau", $"parole:{Luc.Id}");
        Assert.That(Part(amina, "panneau"), Does.Not.Contain("parole:"), "only who conducts gives turns");
        await ActAsync(AtA, $"parole:{Luc.Id}");
        await ShowsAsync(amina, "panneau", "class=\"turn\"");
        await OnceInOrderAsync(amina);
        await OnceInOrderAsync(lead);
    }

    [Test]
    public async Task An_answer_given_at_one_node_is_counted_at_the_others()
    {
        await using var amina = await WatchAsync(B, Id, Amina);
        await SendAsync(AtA, "sondage", ("PollQuestion", "On recommence en août?"), ("Choices", "Oui\nNon"));
        await ShowsAsync(amina, "panneau", "On recommence en août?");
        var poll = (await A.Get<ReadExchange>().RunAsync(Luc, Id, default)).Value!.View.Polls.Single().Id;
        await ActAsync(AtC, $"voter:{poll}:1");
        await ShowsAsync(amina, "panneau", "value=\"1\"");
        using var hers = await B.VisitAsync(Amina);
        await ActAsync(hers, $"voter:{poll}:1");
        await ShowsAsync(amina, "panneau", "value=\"2\"");
        await using var late = await WatchAsync(C, Id, Luc);
        await ShowsAsync(late, "panneau", "value=\"2\"");
    }

    [Test]
    public async Task Who_is_there_at_any_node_is_named_with_her_region_at_each_and_gone_when_she_leaves()
    {
        await using var lead = await WatchAsync(A, Id, Lead);
        await using var amina = await WatchAsync(B, Id, Amina);
        await using var hersElsewhere = await WatchAsync(A, Id, Amina);
        await using (var luc = await WatchAsync(C, Id, Luc))
        {
            foreach (var reader in new[] { lead, amina, hersElsewhere, luc })
            {
                await ShowsAsync(reader, "presents", "(3)");
                foreach (var words in new[] { "Maude Animation", "Estrie", "Amina Diallo", "Laval", "Luc Tremblay", "Côte-Nord" }) Assert.That(Part(reader, "presents"), Does.Contain(words));
            }
        }
        foreach (var reader in new[] { lead, amina })
        {
            await ShowsAsync(reader, "presents", "(2)");
            Assert.That(Part(reader, "presents"), Does.Not.Contain("Luc Tremblay"));
        }
    }

    [Test]
    public async Task Who_is_forgotten_at_one_node_is_named_no_more_on_the_panels_that_are_open_at_the_others()
    {
        await using var amina = await WatchAsync(B, Id, Amina);
        await ActAsync(AtC, "lever");
        World.Done(await A.Get<AskInExchange>().RunAsync(new(Lead, Id, "Luc Tremblay peut-il nous montrer?", false, Guid.NewGuid().ToString()), default));
        A.Get<LiveNews>().Exchanged(Id);
        await ShowsAsync(amina, "panneau", "peut-il nous montrer");
        await ShowsAsync(amina, "panneau", $"data-name=\"{Luc.Name}\"");
        using var erased = await AtC.PostAsync("/compte/supprimer", ("Texts", "nom"), ("Sure", "true"));
        Assert.That(erased.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
        await Until.TrueAsync(() => !Part(amina, "panneau").Contains(Luc.Name, StringComparison.Ordinal), "the panel without his name");
        Assert.That(Part(amina, "panneau"), Does.Contain("peut-il nous montrer"), "what the lead asked stands");
    }

    [Test]
    public async Task Two_who_conduct_at_two_nodes_and_move_on_at_once_move_on_once()
    {
        await using var amina = await WatchAsync(B, Id, Amina);
        using var atB = await B.VisitAsync(Lead);
        await Task.WhenAll(ActAsync(AtA, "etape:2"), ActAsync(atB, "etape:2"));
        await ShowsAsync(amina, "etape", "data-passages=\"[[1,1],[2,1]]\"");
        using var page = await C.VisitAsync(Amina);
        Assert.That(await page.ReadAsync($"/en-direct/{Id}"), Does.Contain("data-passages=\"[[1,1],[2,1]]\""));
    }

    [Test]
    public async Task Messages_written_at_three_nodes_while_the_pointer_moves_come_to_each_in_order_and_once()
    {
        await using var lead = await WatchAsync(A, Id, Lead);
        await using var amina = await WatchAsync(B, Id, Amina);
        await using var luc = await WatchAsync(C, Id, Luc);
        using var atB = await B.VisitAsync(Amina);
        await Task.WhenAll(new[] { AtA, atB, AtC }.Select(async (by, who) =>
        {
            for (var n = 0; n < 10; n++)
            {
                await SayAsync(by, $"Idée {n} de {who}");
                if (by == AtA) await ActAsync(by, $"etape:{n % 3 + 1}");
            }
        }));
        await ActAsync(AtA, "etape:3");
        foreach (var reader in new[] { lead, amina, luc })
        {
            await Until.TrueAsync(() => reader.Heard.Count(h => h.Number > 0) >= 30, "thirty messages");
            await ShowsAsync(reader, "etape", "3. Un engagement");
            Assert.That((await reader.HeardByNowAsync()).Where(h => h.Number > 0).Select(h => h.ToString()), Is.EqualTo(Enumerable.Range(2, 30).Select(n => $"append {n}")));
            await OnceInOrderAsync(reader);
        }
    }

    /// <summary>Each version of stage and panel came once, and none after a later one.</summary>
    private static async Task OnceInOrderAsync(LiveClient reader)
    {
        var heard = await reader.HeardByNowAsync();
        foreach (var part in new[] { "etape", "panneau" }) Assert.That(heard.Where(h => h.Target == part).Select(h => h.Version), Is.Unique.And.Ordered, part);
    }
}
