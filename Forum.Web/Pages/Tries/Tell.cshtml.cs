using Forum.Core;
using Forum.Core.Tries;
using Forum.Web.Hosting;
using Forum.Web.Pages.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Tries;

/// <summary>« Je l’ai essayé »: what became of a bon coup or a tool in one’s own group.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class TellModel(TellTry tell, PostAnswers answers) : ForumPage
{
    public TellTry.View View { get; private set; } = null!;

    public string Outcome { get; private set; } = "";

    public string Note { get; private set; } = "";

    /// <summary>What the confidentiality guard says of the note that came back for it.</summary>
    public Advice? Advice { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        if (await OpenAsync(id, number, ct) is { } refusal) return Refuse(refusal);
        (Outcome, Note) = View.Own is { } own ? (ToldTry.Word(own.Outcome), own.Note) : ("", "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, string? outcome, string? note, string? seen, string? act, CancellationToken ct)
    {
        (Outcome, Note) = (outcome ?? "", note ?? "");
        var open = await OpenAsync(id, number, ct);
        if (open is not null) return Refuse(open);
        // nothing chosen is a slip of the finger, unless there is something to take back
        if (Outcome.Length == 0 && View.Own is null) return Refuse(Refusal.Invalid("Outcome", "tries.choose"));
        if (act == Advice.Propose)
        {
            if (Advise("", note) is { } proposals) Note = proposals.Rewritten().Body;
            return Again();
        }
        Advice = Advise("", note, seen);
        if (Advice is not null) return Again();
        var (change, refusal) = await tell.RunAsync(new(Member, id, number, outcome, note), ct);
        return change is not null ? await answers.ToThreadAsync(HttpContext, change) : Refuse(refusal!);
    }

    private async Task<Refusal?> OpenAsync(long id, long number, CancellationToken ct)
    {
        var (view, refusal) = await tell.OpenAsync(Member, id, number, ct);
        if (view is not null) View = view;
        return refusal;
    }
}
