using Forum.Core.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Sheets;

/// <summary>A card alone, to print: what its message says in fields, who tried it, and the address where it lives on. 404 for a message that is no card.</summary>
[Authorize]
public sealed class CardModel(ShowPost showPost) : ForumPage
{
    public ShownPost Card { get; private set; } = null!;

    /// <summary>The address that stays, as it is written on paper.</summary>
    public string Permanent => $"{Request.Scheme}://{Request.Host}/fils/{Card.Thread.Id}/m/{Card.Post.Number}";

    public string By => Card.Post.Organisation.Length > 0 ? $"{Card.Post.AuthorName}, {Card.Post.Organisation}" : Card.Post.AuthorName;

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        var (shown, refusal) = await showPost.RunAsync(Member, id, number, ct);
        if (shown is null) return Refuse(refusal!);
        Card = shown;
        return shown.Post.DeletedAt is null && (shown.Post.Sheet is not null || shown.Post.BonCoup) ? Page() : NotFound();
    }
}
