using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Pages.Agenda;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Polls;

/// <summary>A poll is closed: its counts stand.</summary>
public sealed class CloseModel(ShowThread showThread, ClosePoll close) : SheetActModel(showThread)
{
    protected override string Anchor => "sondage";

    public async Task<IActionResult> OnPostAsync(long id, long poll, CancellationToken ct) => await AnswerAsync(id, await close.RunAsync(Member, id, poll, ct), ct);
}
