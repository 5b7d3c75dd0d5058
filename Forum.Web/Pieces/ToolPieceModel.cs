using Forum.Core.Library;
using Forum.Core.Threads;

namespace Forum.Web.Pieces;

/// <summary>What stands beside a tool, as this reader may see it.</summary>
public sealed record ToolPieceModel(ThreadHead Head, ToolFacts Facts)
{
    public bool SaysSomething => Facts.Changes || Facts.Adapts || Facts.Origin is not null || Facts.Adaptations.Count > 0 || Facts.Versions.Count > 0 || Facts.Merged.Count > 0 || Facts.Downloads > 0;
}
