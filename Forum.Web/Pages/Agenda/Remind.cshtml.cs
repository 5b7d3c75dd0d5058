using Forum.Core.Agenda;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Agenda;

/// <summary>A letter before each deadline, or no longer.</summary>
public sealed class RemindModel(ShowThread showThread, RemindMe remindMe) : SheetActModel(showThread)
{
    public async Task<IActionResult> OnPostAsync(long id, bool wanted, CancellationToken ct) => await AnswerAsync(id, await remindMe.RunAsync(Member, id, wanted, ct), ct);
}
