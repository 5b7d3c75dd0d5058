using Forum.Core.Threads;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pieces;

/// <summary>What a row of a list is written from; nothing of a viewer.</summary>
/// <param name="Level">of the row's heading: 2 or 3</param>
/// <param name="Ago">when it last moved, in words</param>
public sealed record ThreadRowModel(ThreadItem Item, int Level, string Ago)
{
    public ThreadRow Thread => Item.Thread;

    /// <param name="item">what this reader has read, and whether it is hers, the list writes beside</param>
    public static ThreadRowModel Of(ThreadItem item, int level, string ago) => new(item with { Thread = item.Thread with { Unread = 0, Mine = false } }, level, ago);
}
