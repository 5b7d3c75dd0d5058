using Forum.Core;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Agenda;

/// <summary>An act on the days or the poll of a thread: it leads back to them, or shows the thread again with what is wrong.</summary>
[EnableRateLimiting(Limit.Act)]
public abstract class SheetActModel(ShowThread showThread) : ThreadPageModel(showThread)
{
    /// <summary>Where on the thread’s page the act is.</summary>
    protected virtual string Anchor => "suites";

    public IActionResult OnGet(long id) => Redirect($"/fils/{id}/m/1");

    /// <summary>The thread again, where the confidentiality guard has something to say of these fields or she asked for its proposals; null where the form goes on.</summary>
    protected async Task<IActionResult?> GuardAsync(long id, IReadOnlyList<string> fields, CancellationToken ct)
    {
        if (!Member.IsSignedIn || Guarded(fields) is not { } guarded) return null;
        if (await LoadAsync(id, 1, ct) is { } gone) return Refuse(gone);
        ActForm = guarded;
        return Again();
    }

    protected async Task<IActionResult> AnswerAsync(long id, Outcome<ThreadHead> outcome, CancellationToken ct)
    {
        if (outcome.Value is { } thread) return SeeOther(thread.Url + "?page=1#" + Anchor);
        if (outcome.Refusal!.Kind is RefusalKind.Invalid && await LoadAsync(id, 1, ct) is { } gone) return Refuse(gone);
        return Refuse(outcome.Refusal);
    }
}
