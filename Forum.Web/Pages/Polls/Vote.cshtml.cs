using System.Globalization;
using Forum.Core;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Pages.Agenda;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Polls;

/// <summary>An answer to a poll, changed or taken back. Nothing chosen is a slip of the finger: what takes an answer back says so, with an empty word.</summary>
public sealed class VoteModel(ShowThread showThread, Vote vote) : SheetActModel(showThread)
{
    protected override string Anchor => "sondage";

    public async Task<IActionResult> OnPostAsync(long id, long poll, string? choice, CancellationToken ct)
    {
        if (!Request.Form.ContainsKey("Choice")) return await AnswerAsync(id, Refusal.Invalid("Choice", "polls.choose"), ct);
        long? position = null;
        if (choice is { Length: > 0 })
        {
            if (!long.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen)) return await AnswerAsync(id, Refusal.Invalid("Choice", "polls.choose"), ct);
            position = chosen;
        }
        return await AnswerAsync(id, await vote.RunAsync(new(Member, id, poll, position), ct), ct);
    }
}
