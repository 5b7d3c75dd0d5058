using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Posts;

/// <summary>The text of a post, to change. Whoever started from a text that has changed since sees both, and nothing is lost.</summary>
[TakesFile(TakesFileAttribute.Message)]
public sealed class EditModel(EditPost editPost, PostAnswers answers, TimeProvider clock) : ForumPage
{
    public EditablePost Editable { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public Advice? Advice { get; private set; }

    public bool IsSilent { get; private set; }

    public ComposerModel Composer => new("texte", Body, Drafts.Edit(Editable.Shown.Post.Id), Texts["posts.save"])
    {
        Label = Texts["posts.text"],
        ThreadId = Editable.Shown.Thread.Id,
        TakesFiles = true,
        EditedPostId = Editable.Shown.Post.Id,
        Advice = Advice,
        Lang = Languages.Parse(Editable.Shown.Post.Lang).Tag(),
    };

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        if (await OpenAsync(id, number, ct) is { } refusal) return Refuse(refusal);
        return Editable.Shown.Post.DeletedAt is null ? Page() : Redirect($"/fils/{id}/m/{number}");
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, string? body, string? from, bool settles, string? seen, string? act, [FromServices] FormFiles files, CancellationToken ct)
    {
        if (await OpenAsync(id, number, ct) is { } closed) return Refuse(closed);
        var given = await files.TakeAsync(this, Drafts.Edit(Editable.Shown.Post.Id), ct);
        if (Member.IsSignedIn && await AdviseAsync(id, number, body, from, seen, act == Advice.Propose, ct) is { } first) return first;
        if (given is null)
        {
            (Editable, Body) = (Editable with { From = from ?? "" }, body ?? "");
            return Again();
        }
        var (change, refusal) = await editPost.RunAsync(new(Member, id, number, body, from, settles) { Files = given }, ct);
        if (change is not null) return await answers.ToThreadAsync(HttpContext, change);
        if (refusal!.Kind is not (RefusalKind.Invalid or RefusalKind.Conflict)) return Refuse(refusal);
        if (await OpenAsync(id, number, ct) is { } gone) return Refuse(gone);
        Body = body ?? "";
        if (refusal.Kind is RefusalKind.Invalid)
        {
            // still made from the same text: a refused text does not settle a conflict
            Editable = Editable with { From = from ?? "" };
            return Refuse(refusal);
        }
        ModelState.AddModelError("Conflict", Texts[refusal.Key]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The text comes back before it is saved, where the guard has something to say that neither the post nor an earlier answer had; null else.</summary>
    private async Task<IActionResult?> AdviseAsync(long id, long number, string? body, string? from, string? seen, bool proposes, CancellationToken ct)
    {
        if (Advise("", body) is not { } advice || await OpenAsync(id, number, ct) is not null) return null;
        if (!proposes && advice.IsSeen($"{seen}.{Advise("", Editable.Body)?.Mark}")) return null;
        Editable = Editable with { From = from ?? "" };
        (Advice, Body) = proposes ? (null, advice.Rewritten().Body) : (advice, body ?? "");
        return Again();
    }

    private async Task<Refusal?> OpenAsync(long id, long number, CancellationToken ct)
    {
        var (editable, refusal) = await editPost.OpenAsync(Member, id, number, ct);
        if (editable is null) return refusal;
        (Editable, Body, IsSilent) = (editable, editable.Body, editable.SilentUntil >= clock.GetUtcNow());
        return null;
    }
}
