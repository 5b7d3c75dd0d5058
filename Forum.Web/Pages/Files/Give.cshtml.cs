using System.Text.Encodings.Web;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RazorSlices;

namespace Forum.Web.Pages.Files;

/// <summary>POST /fichiers: one file of a form being filled, by script; the answer is its line in the form, or 422 with the sentence that stands there instead. GET answers the words that the script needs.</summary>
[Authorize]
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.File)]
public sealed class GiveModel(FormFiles files, HtmlEncoder encoder) : ForumPage
{
    /// <summary>What that script says, in her language: asked for with the first file, so that no page carries it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await HtmlAsync(FilesWordsPiece.Create(PageParts.Of(HttpContext)), ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? upload, string? place, CancellationToken ct)
    {
        if (upload is null) return BadRequest();
        var (file, refusal) = await files.KeepAsync(Member, place ?? "", upload, ct);
        if (file is null && refusal!.Kind is not Core.RefusalKind.Invalid) return Refuse(refusal);
        if (file is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Content(files.Sentence(refusal!, upload.FileName, Texts), "text/plain; charset=utf-8");
        }
        return await HtmlAsync(FormFilePiece.Create(file), ct);
    }

    private async Task<ContentResult> HtmlAsync(RazorSlice piece, CancellationToken ct)
    {
        piece.HttpContext = HttpContext;
        return Content(await piece.RenderAsync(encoder, ct), "text/html; charset=utf-8");
    }
}
