using Forum.Core.Agenda;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Agenda;

/// <summary>« J’y vais », said or taken back.</summary>
public sealed class AttendModel(ShowThread showThread, Attend attend) : SheetActModel(showThread)
{
    /// <param name="from">« direct »: from the live exchange, which it leads back to</param>
    public async Task<IActionResult> OnPostAsync(long id, bool goes, string? from, CancellationToken ct)
    {
        var said = await attend.RunAsync(Member, id, goes, ct);
        return said.Value is { Kind: ThreadKind.Live } exchange && from == "direct" ? SeeOther($"/en-direct/{exchange.Id}") : await AnswerAsync(id, said, ct);
    }
}
