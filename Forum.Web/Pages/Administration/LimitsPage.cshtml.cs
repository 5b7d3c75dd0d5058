using System.Globalization;
using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/limites: how much people may do, what was refused to them, and a meeting whose people share one address.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class LimitsPageModel(SetLimits set, HoldMeeting hold, SiteSettings site, LiveNews news) : ForumPage
{
    public IReadOnlyList<LimitRow> Rows { get; private set; } = [];

    /// <summary>Null where no meeting is held.</summary>
    public DateTimeOffset? MeetingUntil { get; private set; }

    /// <summary>1 where the host multiplies nothing.</summary>
    public double Scale { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool fait, CancellationToken ct)
    {
        if (!Can.Administer(Member)) return Refuse(Refusal.NotAllowed);
        IsDone = fait;
        await LookAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        List<SetLimits.Said> said = [.. LimitRange.All.Where(r => Request.Form.ContainsKey(r.Name + "Burst")).Select(r => new SetLimits.Said(r.Name, Typed(r.Name + "Burst"), Typed(r.Name + "PerMinute")))];
        return await AnswerAsync(await set.RunAsync(Member, said, ct), ct);
    }

    public async Task<IActionResult> OnPostRencontreAsync(long? hours, CancellationToken ct) => await AnswerAsync(await hold.RunAsync(Member, hours, ct), ct);

    /// <summary>What was typed, where it was refused; what counts else. Empty: the usual number.</summary>
    public string Value(string field, double now) => Request.HasFormContentType && Request.Form.ContainsKey(field) ? Typed(field)! : now.ToString(CultureInfo.InvariantCulture);

    private string? Typed(string field) => Request.Form[field].FirstOrDefault();

    private async Task<IActionResult> AnswerAsync(Outcome<Done> outcome, CancellationToken ct)
    {
        if (outcome.Refusal is { } refusal)
        {
            if (refusal.Kind is RefusalKind.Invalid) await LookAsync(ct);
            return Refuse(refusal);
        }
        news.SetUp();
        return SeeOther("/administration/limites?fait=true");
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var sheet = HttpContext.RequestServices.GetRequiredService<LimitSheet>();
        (Rows, Scale, MeetingUntil) = (await sheet.ReadAsync(ct), sheet.Scale, sheet.IsMeeting ? site.Limits.MeetingUntil : null);
    }
}
