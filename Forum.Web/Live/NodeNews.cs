using Forum.Core.Regions;
using Forum.Core.Site;

namespace Forum.Web.Live;

/// <summary>What other nodes say, handed to this node's feeds and counts.</summary>
internal sealed class NodeNews(LiveNews news, Elsewhere elsewhere, SiteSettings site, Places places)
{
    private readonly Dictionary<string, long> _last = [];

    /// <summary>One at a time. A number that does not follow the node's last one: something was lost, and the store knows what. Where this fails the number is not counted, and the node's next word shows the gap again.</summary>
    public async Task HearAsync(RedisNodes.Said said, CancellationToken ct)
    {
        if (said.Number != _last.GetValueOrDefault(said.Node) + 1)
        {
            news.CatchUp();
            await ReloadAsync(ct);
        }
        switch (said.Event)
        {
            case NodeEvent.Here here: elsewhere.Hear(said.Node, here); break;
            case NodeEvent.Gone: elsewhere.Forget(said.Node); break;
            case NodeEvent.SetUp: await ReloadAsync(ct); break;
            default: news.Take(said.Event); break;
        }
        _last[said.Node] = said.Number;
    }

    private async Task ReloadAsync(CancellationToken ct)
    {
        await site.LoadAsync(ct);
        await places.LoadAsync(ct);
    }
}
