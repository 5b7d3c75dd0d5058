using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Themes;

/// <summary>/themes/{slug}/personnes: who is let into a private theme; whoever facilitates it brings people in and takes them out.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class PeopleModel(ThemePeople themePeople, SuggestMembers suggest, Places places) : ForumPage
{
    public Theme Theme { get; private set; } = null!;

    public IReadOnlyList<ThemePerson> People { get; private set; } = [];

    public string Query { get; private set; } = "";

    /// <summary>Those found who are not let in yet; null where nobody was looked for.</summary>
    public IReadOnlyList<SuggestedMember>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? q, CancellationToken ct)
    {
        if (await LoadAsync(slug, ct) is { } refusal) return Refuse(refusal);
        Query = q ?? "";
        if (Query.Length > 0) Found = [.. ((await suggest.RunAsync(new(Member, Query, 0), ct)).Value ?? []).Where(f => People.All(p => p.Id != f.Id))];
        return Page();
    }

    public async Task<IActionResult> OnPostAjouterAsync(string slug, long person, CancellationToken ct) => await AnswerAsync(slug, await themePeople.AddAsync(Member, slug, person, ct), ct);

    public async Task<IActionResult> OnPostRetirerAsync(string slug, long person, CancellationToken ct) => await AnswerAsync(slug, await themePeople.RemoveAsync(Member, slug, person, ct), ct);

    private async Task<IActionResult> AnswerAsync(string slug, Outcome<Done> done, CancellationToken ct)
    {
        if (done.Refusal is not { } refusal) return SeeOther($"/themes/{slug}/personnes");
        return refusal.Kind is RefusalKind.Invalid && await LoadAsync(slug, ct) is { } gone ? Refuse(gone) : Refuse(refusal);
    }

    private async Task<Refusal?> LoadAsync(string slug, CancellationToken ct)
    {
        var outcome = await themePeople.ListAsync(Member, slug, ct);
        if (outcome.Value is not null) (Theme, People) = (places.Theme(slug)!, outcome.Value);
        return outcome.Refusal;
    }
}
