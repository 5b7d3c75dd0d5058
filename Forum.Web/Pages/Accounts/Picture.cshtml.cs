using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/photo: my picture, given, given anew or taken off.</summary>
[Authorize]
[TakesFile]
[EnableRateLimiting(Limit.Post)]
public sealed class PictureModel(ChangePicture change) : ForumPage
{
    /// <summary>What was just done: mise or retiree.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public void OnGet()
    {
        // the page asks nothing: who reads has brought her picture's name
    }

    /// <param name="picture">the file; its name and what it says of its kind are not looked at</param>
    public async Task<IActionResult> OnPostAsync(IFormFile? picture, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        if (picture is not null) await picture.CopyToAsync(bytes, ct);
        var outcome = await change.RunAsync(Member, bytes.ToArray(), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/photo?fait=mise");
    }

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken ct)
    {
        var outcome = await change.RemoveAsync(Member, Member.Id, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/photo?fait=retiree");
    }
}
