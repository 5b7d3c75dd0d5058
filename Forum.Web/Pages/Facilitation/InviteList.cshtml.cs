using Forum.Core.Joining;
using Forum.Core.Regions;
using Forum.Core.Text;
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

    public int Good => Judged?.Count(j => j.Fault.Length == 0) ?? 0;

    public IActionResult OnGet() => Member.Role is Core.Members.Role.Member ? StatusCode(StatusCodes.Status403Forbidden) : Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            List = await reader.ReadToEndAsync(ct);
        }
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
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/animation/invitations?faites={outcome.Value}");
    }

    private InvitePeople.Command Command() => new(Member, [.. InvitationList.Read(List, places)], Note, Texts.Language);
}

/// <summary>« courriel; nom; organisme; région », one person a line, separated as spreadsheets do: semicolons, tabs or commas. A first line of titles is left out.</summary>
internal static class InvitationList
{
    public static IEnumerable<InvitePeople.Person> Read(string? list, Places places)
    {
        foreach (var line in Input.Clean(list).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var separator = new[] { '\t', ';', ',' }.FirstOrDefault(line.Contains);
            var cells = separator == default ? [line] : line.Split(separator).Select(c => c.Trim().Trim('"').Trim()).ToArray();
            if (!cells[0].Contains('@', StringComparison.Ordinal) && Folding.Fold(cells[0]) is "courriel" or "email" or "e-mail" or "adresse") continue;
            string At(int i) => i < cells.Length ? cells[i] : "";
            yield return new(cells[0], At(1), At(2), Slug(At(3), places));
        }
    }

    /// <summary>By its slug or its name, as people write it.</summary>
    private static string Slug(string region, Places places) =>
        places.Region(region)?.Slug ?? places.Regions.FirstOrDefault(r => Folding.Fold(r.NameFr) == Folding.Fold(region) || Folding.Fold(r.NameEn) == Folding.Fold(region))?.Slug ?? region;
}
