using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Privacy;

/// <summary>/compte/donnees: all that this place holds of her, as one file.</summary>
[Authorize]
[EnableRateLimiting(Limit.Post)]
public sealed class MyDataModel(DataArchive archive, TimeProvider clock) : ForumPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (zip, refusal) = await archive.WriteAsync(Member, Texts, ct);
        if (zip is null) return Refuse(refusal!);
        Response.Headers.CacheControl = "no-store";
        return File(zip, "application/zip", $"{Texts["privacy.file"]}-{Core.Text.Formats.NumericDate(clock.GetUtcNow(), Core.Text.Zones.Place)}.zip");
    }
}
