namespace Forum.Web.Pages.Shared;

/// <summary>The button « Suivre » of a place, for FollowPiece.cshtml.</summary>
/// <param name="Url">of the place; the form goes to its /suivre</param>
/// <param name="Name">of the place, for those who hear the button alone</param>
public sealed record FollowButton(string Url, bool Follows, string Name);
