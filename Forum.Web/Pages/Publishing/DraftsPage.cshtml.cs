using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>/brouillons: a member's own drafts. GET ?place= answers one as JSON (204 for none); POST saves one as she types, or throws it away (Act = effacer), with script or without.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Draft)]
public sealed class DraftsPageModel(ListDrafts list, SaveDraft save, RemoveDraft remove, TimeProvider clock) : ForumPage
{
    private const string Remove = "effacer";
    private const string ToList = "liste";

    public IReadOnlyList<ListedDraft> Drafts { get; private set; } = [];

    public string Date(Draft draft) => Texts.Formats.ShortDateTime(draft.SavedAt, clock.GetUtcNow(), Zones.Place);

    public string Name(Draft draft, string thread, string url) =>
        url.Length == 0 ? Texts["publish.draft_gone"] : draft.Place is Core.Posts.Drafts.Publish or Core.Posts.Drafts.Private ? thread.Length > 0 ? thread : Texts["publish.draft_untitled"]
        : Texts.Say(draft.Place.StartsWith("fil:", StringComparison.Ordinal) ? "publish.draft_reply" : "publish.draft_edit", thread);

    public async Task<IActionResult> OnGetAsync(string? place, CancellationToken ct)
    {
        var drafts = await list.RunAsync(Member, ct);
        if (drafts.Value is null) return Refuse(drafts.Refusal!);
        Drafts = drafts.Value;
        if (place is null) return Page();
        return Drafts.FirstOrDefault(d => d.Draft.Place == place) is { Draft: var draft }
            ? new JsonResult(new { draft.Place, draft.Title, draft.Body, draft.Fields, SavedAt = Formats.Iso(draft.SavedAt), Shown = Date(draft) })
            : new NoContentResult();
    }

    public async Task<IActionResult> OnPostAsync(string? place, string? title, string? body, string? fields, string? submissionId, string? act, string? back, [FromServices] FormFiles files, CancellationToken ct)
    {
        var removes = act == Remove;
        var done = removes ? (await remove.RunAsync(Member, place ?? "", ct)).Refusal : (await save.RunAsync(new(Member, place, title, body, fields, submissionId), ct)).Refusal;
        if (WantsJson) return Answer(done);
        // without script, files wait with the draft
        if (done is null && !removes && await files.TakeAsync(this, place ?? "", ct) is null)
        {
            Drafts = (await list.RunAsync(Member, ct)).Value ?? [];
            return Again();
        }
        if (done is not null) return done.Kind is RefusalKind.Invalid ? StatusCode(StatusCodes.Status422UnprocessableEntity) : Refuse(done);
        var url = back == ToList ? "" : await list.UrlAsync(Member, place ?? "", ct);
        return SeeOther(url.Length > 0 ? url : "/brouillons");
    }

    private bool WantsJson => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>To the script that saves: the hour it was kept at, or why it was not.</summary>
    private IActionResult Answer(Refusal? refusal) => refusal switch
    {
        null => new JsonResult(new { Saved = Texts.Formats.Time(clock.GetUtcNow(), Zones.Place) }),
        { Kind: RefusalKind.Invalid } => new JsonResult(new { Error = Texts[refusal.Key] }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
        _ => Refuse(refusal),
    };
}
