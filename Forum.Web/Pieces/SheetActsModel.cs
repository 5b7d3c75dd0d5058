using Forum.Core.Agenda;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pieces;

/// <summary>What a reader may do with the days of a thread, as she stands to them.</summary>
/// <param name="Form">what the confidentiality guard says of her note that came back for it</param>
public sealed record SheetActsModel(ThreadHead Head, SheetActs Acts, GuardedForm? Form = null);
