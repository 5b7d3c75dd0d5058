using Forum.Core.Agenda;
using Forum.Core.Threads;

namespace Forum.Web.Pieces;

/// <summary>What a reader may do with the days of a thread, as she stands to them.</summary>
public sealed record SheetActsModel(ThreadHead Head, SheetActs Acts);
