using Forum.Core.Posts;
using Forum.Web.Live;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>After an act on the wall or the pins: readers of the thread and of the places are told, and the facilitator comes back to the post, where she sees what stands.</summary>
public sealed class BonCoupAnswers(LiveNews news)
{
    /// <summary>Where the browser goes next.</summary>
    public string After(PostChange change)
    {
        news.Changed(change);
        news.Pinned(change);
        return $"/fils/{change.ThreadId}/m/{change.Number}#m{change.Number}";
    }
}
