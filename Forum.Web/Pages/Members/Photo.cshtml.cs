using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Members;

/// <summary>/photos/{name}/{side}: a member's picture, for members. Her browser keeps it for good: another picture has another name.</summary>
public sealed class PhotoModel(ReadPicture read) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(string name, int side, CancellationToken ct)
    {
        if (await read.RunAsync(Member, name, side, ct) is not { } bytes) return NotFound();
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return File(bytes, "image/webp");
    }
}
