using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/membres: all members by name, with their roles and where they facilitate.</summary>
[Authorize]
public sealed class MembersModel(ListMembers list, Places places) : ForumPage
{
    public string Query { get; private set; } = "";

    public ListMembers.Page Members { get; private set; } = null!;

    /// <summary>« Estrie », « Financement » or « Estrie, Financement » of a scope.</summary>
    public string Say(Scope scope) => ScopeForm.Say(scope, places, Texts.Language);

    public async Task<IActionResult> OnGetAsync(string? q, long apres, CancellationToken ct)
    {
        Query = Input.CleanLine(q);
        if (Query.Length > ListMembers.QueryMaxLength) Query = Query[..ListMembers.QueryMaxLength];
        var outcome = await list.RunAsync(Member, Query, apres, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Members = outcome.Value!;
        return Page();
    }
}
