using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Tests.Data;

namespace Forum.Tests.Durability;

/// <summary>The machine's clock is set forward and back while members write: the order of the posts is that of their numbers, and every page can be read.</summary>
[NonParallelizable]
public sealed class ClockJumpTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task After_every_jump_of_the_clock_the_posts_stand_in_their_order_and_all_pages_are_read()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        foreach (var days in new[] { 3, -4, 0, 1, -1 })
        {
            App.Clock.Jump(TimeSpan.FromDays(days));
            World.Done(await App.Get<PostReply>().RunAsync(new(member, thread.Id, $"Après un saut de {days} jours.", Guid.NewGuid().ToString(), Language.French), default));
            foreach (var page in new[] { thread.Url, "/", "/non-lus", "/questions", "/recherche?q=saut" })
                Assert.That(await visitor.ReadAsync(page), Does.Not.Match("il y a -|dans -"), page);
        }
        Assert.That(await App.ReadAsync(Truth.FaultsAsync), Is.Empty);
    }
}
