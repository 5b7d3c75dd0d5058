using Forum.Core.Files;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Pages.Files;

/// <summary>
/// /fichiers/{id}/{name}: the bytes of a file, for whoever may read its message at this very moment; a browser keeps them and asks each time whether she still may.
/// Only an image opens in the browser; all else is saved, and whatever it is runs nothing and is of no origin.
/// </summary>
public sealed class ShowModel(OpenFile open, FileStore store, CountDownloads counts) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(long id, string name, bool apercu, CancellationToken ct)
    {
        if ((await open.RunAsync(Member, id, name, ct)).Value is not { } file || (apercu && file.Preview.Length == 0)) return NotFound();
        var hash = apercu ? file.Preview : file.Hash;
        if (store.Open(hash) is not { } bytes) return NotFound();
        SecurityHeaders.SandboxFile(HttpContext);
        Response.Headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(apercu || file.Kind.IsImage() ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        if (file.Counts && !apercu && IsTaken(Request)) Response.OnCompleted(() => Count(file.Id));
        return new FileStreamResult(bytes, apercu ? "image/webp" : file.Kind.MediaType()) { EnableRangeProcessing = true, EntityTag = new($"\"{hash}\"") };
    }

    /// <summary>From its beginning, by somebody who looks.</summary>
    private static bool IsTaken(HttpRequest request) => HttpMethods.IsGet(request.Method) && (request.Headers.Range.Count == 0 || request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal));

    private Task Count(long id)
    {
        if (Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent) counts.Add(id);
        return Task.CompletedTask;
    }
}
