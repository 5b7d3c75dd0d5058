using System.Globalization;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>The buttons of all the posts of a page: <c>Act</c> is « merci:3 » or « moi-aussi:3 ». They stand outside the posts' pieces, which hold no token.</summary>
public sealed class ActModel(ShowThread showThread, ReactToPost reactToPost, PostAnswers answers) : ThreadPageModel(showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}");

    public async Task<IActionResult> OnPostAsync(long id, string? act, string? from, CancellationToken ct)
    {
        if (Parse(act) is not { } parsed) return BadRequest();
        var (change, refusal) = await reactToPost.RunAsync(new(Member, id, parsed.Number, parsed.Reaction), ct);
        if (change is not null) return from == "page" ? await answers.AfterActAsync(HttpContext, change, from) : await answers.InThreadAsync(HttpContext, change);
        if (refusal!.Kind is Core.RefusalKind.Invalid && await LoadAsync(id, PageOf(parsed.Number), ct) is { } gone) return Refuse(gone);
        return Refuse(refusal);
    }

    private static (Reaction Reaction, long Number)? Parse(string? act)
    {
        var (word, number) = act?.Split(':') is [var w, var n] && long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? (w, found) : ("", 0);
        return word switch
        {
            "merci" => (Reaction.Merci, number),
            "moi-aussi" => (Reaction.MeToo, number),
            _ => null,
        };
    }
}
