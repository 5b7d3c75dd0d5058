using Forum.Core.Library;
using Forum.Core.Threads;

namespace Forum.Web.Pieces;

/// <summary>How a study is cited, and where it is, for this reader.</summary>
public sealed record StudyPieceModel(ThreadHead Head, StudyFacts Facts);
