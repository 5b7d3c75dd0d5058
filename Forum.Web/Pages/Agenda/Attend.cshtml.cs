using Forum.Core;
using Forum.Core.Agenda;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Agenda;

/// <summary>« J’y vais », said or taken back.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class AttendModel(ShowThread showThread, Attend act) : ThreadPageModel(showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/fils/{id}/m/1");

    public async Task<IActionResult> OnPostAsync(long id, bool goes, CancellationToken ct)
    {
        var (thread, refusal) = await act.RunAsync(Member, id, goes, ct);
        if (thread is not null) return SeeOther(thread.Url + "?page=1#suites");
        if (refusal!.Kind is RefusalKind.Invalid && await LoadAsync(id, 1, ct) is { } gone) return Refuse(gone);
        return Refuse(refusal);
    }
}
