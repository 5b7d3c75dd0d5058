using System.Globalization;
using Forum.Core.Posts;
using Forum.Core.Repertoire;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Threads;

/// <summary>A page of a thread at its one address: another slug is sent there, and the reader's mark moves once the page is out.</summary>
public sealed class ShowModel(ShowThread showThread, MarkRead markRead, QuotePost quotePost, FollowMoved followMoved) : ThreadPageModel(showThread)
{
    private const string Unread = "non-lu";

    public async Task<IActionResult> OnGetAsync(long id, string? slug, [FromQuery(Name = "page")] string? page, long? citer, long? demander, [FromServices] ReadAddressee addressee, CancellationToken ct)
    {
        if (page is not (null or Unread) && !IsPageNumber(page)) return NotFound();
        if (await LoadAsync(id, PageAsked(page, citer), ct) is { } refusal) return Thread is null && await followMoved.ThreadAsync(Member, id, ct) is { } into ? Redirect(into.Url) : Refuse(refusal);
        if (slug != Head.Slug) return RedirectPermanent(Head.Url + Kept(page, citer));
        if (page == Unread) return Redirect(PostUrl(Head, Math.Min(Thread.LastSeen + 1, Head.LastNumber)));
        if (Member.IsSignedIn && LastShown > Thread.LastSeen && Visit.IsSeen(Request)) Response.OnCompleted(() => markRead.RunAsync(Member, id, LastShown, CancellationToken.None));
        if (citer is { } quoted && Member.IsSignedIn) Body = (await quotePost.RunAsync(Member, id, quoted, Texts["posts.wrote"], ct)).Value ?? "";
        else if (demander is { } member && Question is not null && await addressee.MentionAsync(member, ct) is { } mention) Body = Texts.Say("publish.to_member", mention);
        return Shown();
    }

    private static QueryString Kept(string? page, long? citer)
    {
        var kept = page is null ? QueryString.Empty : QueryString.Create("page", page);
        return citer is { } number ? kept.Add("citer", number.ToString(CultureInfo.InvariantCulture)) : kept;
    }

    /// <summary>A post is quoted from the page where it stands.</summary>
    private static long? PageAsked(string? page, long? citer) => page is null or Unread ? citer is { } number ? PageOf(number) : null : long.Parse(page, CultureInfo.InvariantCulture);

    private static bool IsPageNumber(string page) => page.Length is > 0 and < 10 && page.All(char.IsAsciiDigit) && page[0] != '0';
}
