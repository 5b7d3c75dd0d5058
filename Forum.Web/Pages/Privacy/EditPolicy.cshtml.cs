using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>/administration/confidentialite: who answers for personal data, and what else the policy says.</summary>
[Authorize]
public sealed class EditPolicyModel(SavePolicy save, SiteSettings site, LiveNews news) : ForumPage
{
    public PolicyForm Form { get; private set; } = PolicyForm.Of(null);

    public bool IsDone { get; private set; }

    /// <summary>A place that serves people cannot be without.</summary>
    public bool IsMissing => site.Policy is null;

    public IActionResult OnGet(bool fait)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        (Form, IsDone) = (PolicyForm.Of(site.Policy), fait);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] PolicyForm form, CancellationToken ct)
    {
        Form = form;
        var saved = await save.RunAsync(Member, form.Policy, ct);
        if (saved.Refusal is { } refusal) return Refuse(refusal);
        news.SetUp();
        return SeeOther("/administration/confidentialite?fait=true");
    }
}
