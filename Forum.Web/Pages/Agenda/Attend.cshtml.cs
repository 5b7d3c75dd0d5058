using Forum.Core.Agenda;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Agenda;

/// <summary>« J’y vais », said or taken back.</summary>
public sealed class AttendModel(ShowThread showThread, Attend attend) : SheetActModel(showThread)
{
    public async Task<IActionResult> OnPostAsync(long id, bool goes, CancellationToken ct) => await AnswerAsync(id, await attend.RunAsync(Member, id, goes, ct), ct);
}
