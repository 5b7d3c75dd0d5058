using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/courriels: how messages leave, what became of the latest, and those that stand as files where no mail server is set.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class MailModel(ListMail listMail, SendTrial sendTrial, WaitingMail waiting, MailSettings settings) : ForumPage
{
    public IReadOnlyList<ListMail.Row> Rows { get; private set; } = [];

    public IReadOnlyList<MailFolder.Message> Files { get; private set; } = [];

    public MailSettings Settings => settings;

    public string Tag(ListMail.Row row) => row.DoneAt is not null ? settings.HasServer ? "sent" : "filed" : row.FailedAt is not null ? "failed" : row.Attempts > 0 ? "retried" : "waiting";

    public async Task<IActionResult> OnGetAsync([FromServices] MailFolder folder, CancellationToken ct)
    {
        var outcome = await listMail.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        (Rows, Files) = (outcome.Value!, settings.HasServer ? [] : await folder.ListAsync(ct));
        return Page();
    }

    /// <summary>One of the files, as it would have left.</summary>
    public IActionResult OnGetFichier([FromServices] MailFolder folder, string? nom)
    {
        if (!Can.Administer(Member)) return StatusCode(StatusCodes.Status403Forbidden);
        return folder.Find(nom ?? "") is { } file ? PhysicalFile(file, "message/rfc822", Path.GetFileName(file)) : NotFound();
    }

    public async Task<IActionResult> OnPostEssaiAsync(CancellationToken ct)
    {
        var outcome = await sendTrial.RunAsync(Member, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/administration/courriels");
    }

    public async Task<IActionResult> OnPostEncoreAsync(CancellationToken ct)
    {
        if (!Can.Administer(Member)) return StatusCode(StatusCodes.Status403Forbidden);
        await waiting.RetryAsync(ct);
        return SeeOther("/administration/courriels");
    }
}
