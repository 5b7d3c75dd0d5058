using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Members;

/// <summary>/membres/{id}/animation: a word to a member about how she behaves here, her suspension and its end, and her picture where it has no place here.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ConductModel(ReadConduct read, SanctionMember sanction, ChangePicture picture) : ForumPage
{
    public Conduct Conduct { get; private set; } = null!;

    public string Words { get; private set; } = "";

    public long Days { get; private set; } = 7;

    /// <summary>What was sent is done.</summary>
    public bool Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, bool fait, CancellationToken ct)
    {
        Done = fait;
        return await LoadAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAvertirAsync(long id, string? words, CancellationToken ct)
    {
        Words = words ?? "";
        return await AnswerAsync(id, (await sanction.RunAsync(new(Member, id, null, words), ct)).Refusal, ct);
    }

    public async Task<IActionResult> OnPostSuspendreAsync(long id, string? words, long days, CancellationToken ct)
    {
        (Words, Days) = (words ?? "", days);
        return await AnswerAsync(id, (await sanction.RunAsync(new(Member, id, days, words), ct)).Refusal, ct);
    }

    public async Task<IActionResult> OnPostLeverAsync(long id, CancellationToken ct) => await AnswerAsync(id, (await sanction.LiftAsync(Member, id, ct)).Refusal, ct);

    public async Task<IActionResult> OnPostPhotoAsync(long id, CancellationToken ct) => await AnswerAsync(id, (await picture.RemoveAsync(Member, id, ct)).Refusal, ct);

    private async Task<IActionResult> AnswerAsync(long id, Refusal? refusal, CancellationToken ct)
    {
        if (refusal is null) return SeeOther($"/membres/{id}/animation?fait=true");
        return refusal.Kind is RefusalKind.Invalid && await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Refuse(refusal);
    }

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var (conduct, refusal) = await read.RunAsync(Member, id, ct);
        if (conduct is not null) Conduct = conduct;
        return refusal;
    }
}
