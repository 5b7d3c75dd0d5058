using System.Globalization;
using System.Text;
using Forum.Core.Privacy;
using Forum.Core.Text;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>/administration/incidents: the register of confidentiality incidents, and the same as a table to hand to the Commission.</summary>
[Authorize]
public sealed class IncidentsModel(IncidentRegister register) : ForumPage
{
    public IReadOnlyList<Incident> Incidents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await register.ListAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Incidents = outcome.Value!;
        return Page();
    }

    /// <summary>The register as CSV, the oldest first, its columns named as on the form.</summary>
    internal static byte[] Table(IEnumerable<Incident> incidents, Resources.Texts t)
    {
        var csv = new StringBuilder("\uFEFF");
        void Row(IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(DataArchive.Cell)).Append("\r\n");
        Row(new[] { "number", "data", "circumstances", "happened_on", "known_on", "people", "risk", "serious_question", "notices", "measures", "changed" }.Select(c => t["privacy." + c]));
        foreach (var i in incidents.OrderBy(i => i.Id))
            Row([i.Id.ToString(CultureInfo.InvariantCulture), i.Data, i.Circumstances, i.HappenedOn, i.KnownOn, i.People.ToString(CultureInfo.InvariantCulture), i.Risk, t[i.Serious ? "privacy.yes" : "privacy.no"], i.Notices, i.Measures, Formats.NumericDate(i.ChangedAt, Zones.Place)]);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
