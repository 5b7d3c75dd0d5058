using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Privacy;

/// <summary>/compte/donnees: all that this place holds of her, as one file.</summary>
[Authorize]
[EnableRateLimiting(Limit.Post)]
public sealed class MyDataModel(CopyMyData copy, ReadPicture pictures, TimeProvider clock) : ForumPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await copy.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Response.Headers.CacheControl = "no-store";
        return File(DataArchive.Of(outcome.Value!, await pictures.RunAsync(Member, Member.Picture, MemberPictures.Large, ct), Texts), "application/zip", $"{Texts["privacy.file"]}-{Core.Text.Formats.NumericDate(clock.GetUtcNow(), Core.Text.Zones.Place)}.zip");
    }
}
