using Forum.Core.Joining;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Facilitation;

/// <summary>/animation/invitations/liste: a list pasted or sent as a file, one person a line. Every line is shown with what is wrong with it before anything leaves.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class InviteListModel(InvitePeople invite, Places places) : ForumPage
{
    [BindProperty]
    public string? List { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<InvitePeople.Judged>? Judged { get; private set; }

    /// <summary>How many just left; the lines that could not are shown again, and alone stand in the field.</summary>
    public int? Sent { get; private set; }

    public int Good => Judged?.Count(j => j.Fault.Length == 0) ?? 0;

    public IActionResult OnGet() => !Member.Facilitates ? StatusCode(StatusCodes.Status403Forbidden) : Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is { Length: > 0 }) List = await InvitationList.TextAsync(file, ct);
        var outcome = await invite.PreviewAsync(Command(), ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        if (outcome.Value!.Count == 0) return Refuse(Core.Refusal.Invalid("List", "joining.list_empty"));
        Judged = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostEnvoyerAsync(CancellationToken ct)
    {
        // of a list of one, the refusal says the rest
        var preview = await OnPostAsync(null, ct);
        if (Judged is null || Good == 0) return preview;
        var outcome = await invite.RunAsync(Command() with { People = [.. Judged.Where(j => j.Fault.Length == 0).Select(j => j.Person)] }, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        if (outcome.Value == Judged.Count) return SeeOther($"/animation/invitations?faites={outcome.Value}");
        (Sent, Judged) = (outcome.Value, [.. Judged.Where(j => j.Fault.Length > 0)]);
        List = string.Join('\n', Judged.Select(j => j.Person.Written));
        return Page();
    }

    private InvitePeople.Command Command() => new(Member, [.. InvitationList.Read(List, places)], Note, Texts.Language);
}
