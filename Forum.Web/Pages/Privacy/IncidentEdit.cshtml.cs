using System.Globalization;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>/administration/incidents/{id}: one incident of the register; 0 adds one.</summary>
[Authorize]
public sealed class IncidentEditModel(IncidentRegister register) : ForumPage
{
    public sealed record Words(string? Data, string? Circumstances, string? HappenedOn, string? KnownOn, string? People, string? Risk, bool Serious, string? Notices, string? Measures);

    public long Id { get; private set; }

    public Words Form { get; private set; } = new("", "", "", "", "", "", false, "", "");

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        Id = id;
        if (id == 0) return Can.Administer(Member) ? Page() : Refuse(Core.Refusal.NotAllowed);
        var (incident, refusal) = await register.FindAsync(Member, id, ct);
        if (incident is null) return Refuse(refusal!);
        Form = new(incident.Data, incident.Circumstances, incident.HappenedOn, incident.KnownOn, incident.People.ToString(CultureInfo.InvariantCulture), incident.Risk, incident.Serious, incident.Notices, incident.Measures);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm] Words form, CancellationToken ct)
    {
        (Id, Form) = (id, form);
        var saved = await register.SaveAsync(new(Member, id, form.Data, form.Circumstances, form.HappenedOn, form.KnownOn, form.People, form.Risk, form.Serious, form.Notices, form.Measures), ct);
        return saved.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/administration/incidents");
    }
}
