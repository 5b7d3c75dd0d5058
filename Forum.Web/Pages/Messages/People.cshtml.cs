using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Messages;

/// <summary>/fils/{id}/personnes: who reads a private thread; its author brings people in and takes them out, everybody else may leave.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class PeopleModel(PrivateThread privateThread, SuggestMembers suggest) : ForumPage
{
    public long Id { get; private set; }

    public IReadOnlyList<PrivateReader> Readers { get; private set; } = [];

    public bool IsAuthor => Readers.Any(r => r.IsAuthor && r.Id == Member.Id);

    public string Query { get; private set; } = "";

    public IReadOnlyList<SuggestedMember>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? q, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } refusal) return Refuse(refusal);
        Query = q ?? "";
        if (Query.Length > 0 && IsAuthor) Found = (await suggest.RunAsync(new(Member, Query, 0), ct)).Value ?? [];
        return Page();
    }

    public async Task<IActionResult> OnPostAjouterAsync(long id, long person, CancellationToken ct)
    {
        var added = await privateThread.AddAsync(Member, id, person, ct);
        if (added.Refusal is not { } refusal) return SeeOther($"/fils/{id}/personnes");
        return refusal.Kind is RefusalKind.Invalid && await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Refuse(refusal);
    }

    public async Task<IActionResult> OnPostRetirerAsync(long id, long person, CancellationToken ct)
    {
        var removed = await privateThread.RemoveAsync(Member, id, person, ct);
        return removed.Refusal is { } refusal ? Refuse(refusal) : SeeOther(person == Member.Id ? "/messages" : $"/fils/{id}/personnes");
    }

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        Id = id;
        var outcome = await privateThread.ReadersAsync(Member, id, ct);
        if (outcome.Value is not null) Readers = outcome.Value;
        return outcome.Refusal;
    }
}
