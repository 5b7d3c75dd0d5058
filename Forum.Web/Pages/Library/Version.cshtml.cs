using Forum.Core;
using Forum.Core.Library;
using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Library;

/// <summary>A new version of a tool: its files, its word, what is new. What was given stays in the form where something is refused.</summary>
[Authorize]
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class VersionModel(GiveVersion give, FormFiles files, LiveNews live) : ForumPage
{
    public GiveVersion.View View { get; private set; } = null!;

    public string Word { get; private set; } = "";

    public string Changed { get; private set; } = "";

    /// <summary>What the confidentiality guard says of the two lines that came back for it.</summary>
    public Advice? Advice { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await OpenAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(long id, string? word, string? changed, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } closed) return Refuse(closed);
        (Word, Changed) = (word ?? "", changed ?? "");
        if (await files.TakeAsync(this, Drafts.Version(View.PostId), ct) is not { } given) return Again();
        if (Guarded(["Word", "Changed"]) is { } guarded)
        {
            (Word, Changed, Advice) = (guarded.Values["Word"], guarded.Values["Changed"], guarded.Advice);
            return Again();
        }
        var (done, refusal) = await give.RunAsync(new(Member, id, word, changed, given), ct);
        if (done is null) return Refuse(refusal!);
        live.Changed(done.Opening);
        if (done.Last.PostId != done.Opening.PostId) live.Changed(done.Last);
        return SeeOther(View.Thread.Url + "?page=1#outil");
    }

    private async Task<Refusal?> OpenAsync(long id, CancellationToken ct)
    {
        var (view, refusal) = await give.OpenAsync(Member, id, ct);
        if (view is not null) View = view;
        return refusal;
    }
}
