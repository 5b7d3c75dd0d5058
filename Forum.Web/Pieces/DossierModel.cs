using Forum.Core.Dossiers;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;

namespace Forum.Web.Pieces;

/// <summary>What stands at the top of a dossier for one reader.</summary>
/// <param name="Form">what the confidentiality guard says of a poll that came back for it</param>
/// <param name="LastSeen">the number up to which she had read before now; 0: she comes for the first time</param>
public sealed record DossierModel(ThreadHead Head, long LastSeen, IReadOnlyList<DossierUpdate> Updates, IReadOnlyList<Poll> Polls, GuardedForm? Form = null);
