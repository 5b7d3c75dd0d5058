using Forum.Core;
using Forum.Core.Agenda;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Agenda;

/// <summary>What became of a group’s application, told to the others. Nothing chosen is a slip of the finger: what takes it back says so, with an empty word.</summary>
public sealed class ApplicationModel(ShowThread showThread, TellApplication tell) : SheetActModel(showThread)
{
    public async Task<IActionResult> OnPostAsync(long id, string? outcome, string? note, CancellationToken ct) =>
        !Request.Form.ContainsKey("Outcome") ? await AnswerAsync(id, Refusal.Invalid("Outcome", "agenda.outcome_missing"), ct)
        : await GuardAsync(id, ["Note"], ct) ?? await AnswerAsync(id, await tell.RunAsync(new(Member, id, outcome, note), ct), ct);
}
