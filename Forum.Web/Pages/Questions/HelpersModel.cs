using Forum.Core.Questions;

namespace Forum.Web.Pages.Questions;

/// <summary>« Qui peut aider » beside an open question, for HelpersPiece.cshtml.</summary>
/// <param name="Next">what happens next, in words</param>
/// <param name="Url">of the thread</param>
public sealed record HelpersModel(IReadOnlyList<Helper> Helpers, string Next, long ThemeId, string Url)
{
    /// <summary>All that it is written from, compared by its value (<see cref="Pieces.KeptPieces"/>).</summary>
    public string From => $"{Next}\n{ThemeId}\n{Url}\n{string.Join('\n', Helpers)}";
}
