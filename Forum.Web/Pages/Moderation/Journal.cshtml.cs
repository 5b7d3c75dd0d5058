using System.Globalization;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Moderation;

/// <summary>/administration/journal: what facilitators and coordinators did, in the order it was done; the number and hash of the last act are there to be noted elsewhere.</summary>
[Authorize]
public sealed class JournalModel(ListAudit list, Places places) : ForumPage
{
    public ListAudit.Page Audit { get; private set; } = null!;

    public bool IsLatest { get; private set; }

    public async Task<IActionResult> OnGetAsync(long? avant, CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, avant, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        (Audit, IsLatest) = (outcome.Value!, avant is null);
        return Page();
    }

    /// <summary>The program's own word beside an act, in the reader's language; empty where there is none.</summary>
    public string Says(AuditedAct act) => act.Act switch
    {
        AuditAct.MemberSuspended when act.Detail == "0" => Texts["moderation.without_end"],
        AuditAct.MemberSuspended => Texts.Count("moderation.days", Number(act.Detail)),
        AuditAct.MemberErased when act.Detail == "texts" => Texts["moderation.with_texts"],
        AuditAct.ReportSettled => Texts[$"moderation.outcome.{act.Detail}"],
        AuditAct.RoleSet => Texts[$"administration.role.{act.Detail}"],
        AuditAct.ThreadSlowed when act.Detail == "0" => Texts["moderation.usual_pace"],
        AuditAct.ThreadSlowed => Texts.Count("moderation.minutes", Number(act.Detail)),
        AuditAct.ColleagueVouched => Texts[$"joining.word.{act.Detail}"],
        AuditAct.LimitSet => Limit(act.Detail.Split(' ')),
        AuditAct.MeetingHeld => Texts.Count("administration.hours", Number(act.Detail)),
        AuditAct.PlaceMadePrivate or AuditAct.PlaceOpened or AuditAct.LetIntoTheme or AuditAct.TakenOutOfTheme or AuditAct.HomeChanged => places.Region(act.Detail)?.Name(Texts.Language) ?? places.Theme(act.Detail)?.Name(Texts.Language) ?? act.Detail,
        _ => act.Detail,
    };

    /// <param name="said">name of the limit, at once, a minute; « - »: the usual number</param>
    private string Limit(string[] said) => Texts.Say("administration.limit_set", Texts[$"administration.limit.{said[0]}"], Chosen(said[1]), Chosen(said[2]));

    private string Chosen(string number) => number == "-" ? Texts["administration.limit_usual"] : Texts.Formats.Number(Number(number));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
