using System.Globalization;
using Forum.Core;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Pages.Agenda;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Polls;

/// <summary>An answer to a poll, changed or taken back.</summary>
public sealed class VoteModel(ShowThread showThread, Vote vote) : SheetActModel(showThread)
{
    protected override string Anchor => "sondage";

    public async Task<IActionResult> OnPostAsync(long id, long poll, string? choice, CancellationToken ct) => await AnswerAsync(id, choice is { Length: > 0 } && !long.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? Refusal.Invalid("Choice", "polls.choose") : await vote.RunAsync(new(Member, id, poll, choice is { Length: > 0 } ? long.Parse(choice, CultureInfo.InvariantCulture) : null), ct), ct);
}
