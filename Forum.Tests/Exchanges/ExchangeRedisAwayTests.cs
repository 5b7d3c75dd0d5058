using Forum.Web.Live;

namespace Forum.Tests.Exchanges;

/// <summary>Redis is lost in the middle of an exchange: it is held on, pages are right, and when it is back everybody is.</summary>
public sealed class ExchangeRedisAwayTests : ExchangeOnNodes
{
    [Test]
    public async Task Without_Redis_an_exchange_goes_on_pages_are_right_and_afterwards_everybody_has_what_she_missed()
    {
        await AreInTouchAsync();
        await using var lead = await WatchAsync(A, Id, Lead);
        await using var amina = await WatchAsync(B, Id, Amina);
        await ShowsAsync(amina, "etape", "1. Ce qui marche");
        Redis.Stop();
        await Until.TrueAsync(() => new[] { A, B, C }.All(n => !n.Get<RedisNodes>().IsOpen), "all have lost it");
        await SayAsync(AtA, "On continue quand même.");
        await ActAsync(AtA, "etape:2");
        await ActAsync(AtC, "lever");
        await Until.TrueAsync(() => lead.Acts.Contains("append 2"), "the message, at the node where it was written");
        await ShowsAsync(lead, "etape", "2. Les obstacles");
        using (var page = await B.VisitAsync(Amina))
            Assert.That(await page.ReadAsync($"/en-direct/{Id}"), Does.Contain("On continue quand même.").And.Contain("<b>2. Les obstacles</b>").And.Contain("Luc Tremblay"));
        await using (var late = await WatchAsync(B, Id, Luc))
        {
            await Until.TrueAsync(() => late.Acts.Contains("append 2"), "the message, for who comes to another node");
            await ShowsAsync(late, "etape", "2. Les obstacles");
        }

        Redis.Start();
        await Until.TrueAsync(() => amina.Acts.Contains("append 2"), "the message that she missed");
        await ShowsAsync(amina, "etape", "2. Les obstacles");
        await ShowsAsync(amina, "panneau", "Luc Tremblay");
        await ShowsAsync(lead, "panneau", "Luc Tremblay");
        await ShowsAsync(amina, "presents", "Maude Animation");
        Assert.That((await amina.HeardByNowAsync()).Where(h => h.Number > 0).Select(h => h.ToString()), Is.EqualTo(new[] { "append 2" }));
    }
}
