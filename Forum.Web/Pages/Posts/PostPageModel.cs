using Forum.Core;
using Forum.Core.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>One post on its own page: to read it, and again where an act on it was refused.</summary>
public abstract class PostPageModel(OpenPost openPost) : ForumPage
{
    public OpenedPost Opened { get; private set; } = null!;

    /// <summary>Who a masked author is, where she asked and may know; null else.</summary>
    public string? AuthorBehind { get; protected set; }

    /// <summary>She has just pointed it out to the facilitators.</summary>
    public bool IsReported { get; protected set; }

    public string Address => $"/fils/{Opened.Thread.Id}/m/{Opened.Post.Number}";

    /// <summary>The address that stays, as others will follow it.</summary>
    public string Permanent => $"{Request.Scheme}://{Request.Host}{Address}";

    /// <summary>« Luc Tremblay, Nadia Bérubé et 3 autres ».</summary>
    public string Names(IReadOnlyList<string> names, long total)
    {
        List<string> all = total > names.Count ? [.. names, Texts.Count("posts.others", total - names.Count)] : [.. names];
        return all.Count < 2 ? string.Concat(all) : Texts.Say("posts.names", string.Join(", ", all.SkipLast(1)), all[^1]);
    }

    protected async Task<IActionResult> ShowAsync(long id, long number, CancellationToken ct)
    {
        var (opened, refusal) = await openPost.RunAsync(Member, id, number, ct);
        if (opened is null) return Refuse(refusal!);
        Opened = opened;
        return Page();
    }

    /// <summary>What the rules refuse is said on the post's page; what she may not see stays unseen.</summary>
    protected async Task<IActionResult> ShowRefusedAsync(long id, long number, Refusal refusal, CancellationToken ct)
    {
        if (refusal.Kind is not RefusalKind.Invalid) return Refuse(refusal);
        var page = await ShowAsync(id, number, ct);
        return Opened is null ? page : Refuse(refusal);
    }
}
