using Forum.Core.Feeds;
using Forum.Core.Members;

namespace Forum.Web.Pages.Feeds;

/// <summary>Who reads a feed: the member whose key the address holds, or nobody in particular, who reads what is public. Null where the key is nobody’s: an address that was closed serves nothing.</summary>
public sealed class FeedReader(FeedKeys keys, FindMember findMember)
{
    public async Task<Member?> OfAsync(string? key, string feed, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key)) return Member.Nobody;
        return await keys.FindAsync(key, feed, ct) is { } memberId ? await findMember.RunAsync(memberId, ct) : null;
    }
}
