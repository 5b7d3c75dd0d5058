using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Pages.Agenda;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Polls;

/// <summary>One question to everybody who reads a dossier.</summary>
public sealed class AskModel(ShowThread showThread, AskPoll ask) : SheetActModel(showThread)
{
    protected override string Anchor => "sondage";

    public async Task<IActionResult> OnPostAsync(long id, string? question, string? choices, bool countsShown, CancellationToken ct) =>
        await GuardAsync(id, ["Question", "Choices"], ct) ?? await AnswerAsync(id, await ask.RunAsync(new(Member, id, question, choices, countsShown), ct), ct);
}
