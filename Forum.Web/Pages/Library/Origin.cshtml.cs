using Forum.Core;
using Forum.Core.Library;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Library;

/// <summary>Of which tool a tool is adapted: by its address, or picked from what some words find.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class OriginModel(SayOrigin say, ListLibrary list) : ForumPage
{
    private const int Most = 8;

    public SayOrigin.View View { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public string Words { get; private set; } = "";

    public IReadOnlyList<LibraryEntry> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, string? mots, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } refusal) return Refuse(refusal);
        Words = Input.CleanLine(mots);
        if (Input.Fault(Words, ListLibrary.MaxWords) is null)
            Found = [.. (await list.RunAsync(new(Member, new(ThreadKind.Tool, Words: Words), false, LibraryKey.First, Most + 1), ct)).Entries.Where(e => e.ThreadId != id).Take(Most)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? address, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } closed) return Refuse(closed);
        Address = address ?? "";
        var (_, refusal) = await say.RunAsync(new(Member, id, address), ct);
        return refusal is null ? SeeOther(View.Thread.Url + "?page=1#outil") : Refuse(refusal);
    }

    private async Task<Refusal?> OpenAsync(long id, CancellationToken ct)
    {
        var (view, refusal) = await say.OpenAsync(Member, id, ct);
        if (view is not null) View = view;
        return refusal;
    }
}
