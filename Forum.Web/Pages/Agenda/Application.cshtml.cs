using Forum.Core;
using Forum.Core.Agenda;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Agenda;

/// <summary>What became of a group’s application, told to the others.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class ApplicationModel(ShowThread showThread, TellApplication tell) : ThreadPageModel(showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}/m/1");

    public async Task<IActionResult> OnPostAsync(long id, string? outcome, string? note, CancellationToken ct)
    {
        var (thread, refusal) = await tell.RunAsync(new(Member, id, outcome, note), ct);
        if (thread is not null) return SeeOther(thread.Url + "?page=1#suites");
        if (refusal!.Kind is RefusalKind.Invalid && await LoadAsync(id, 1, ct) is { } gone) return Refuse(gone);
        return Refuse(refusal);
    }
}
