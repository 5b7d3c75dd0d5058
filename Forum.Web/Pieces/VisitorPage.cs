using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Pieces;

/// <summary>A whole page that is the same for everybody who is not signed in, as <see cref="ShownPage"/> wrote it: <see cref="Hosting.VisitorPages"/> keeps it.</summary>
public sealed class VisitorPage
{
    public ReadOnlyMemory<byte> Html { get; private set; }

    /// <summary>Of these very bytes: with it a browser asks whether what it has still stands.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>The one of this request; null where the page is somebody's own.</summary>
    public static VisitorPage? Of(HttpContext http) => http.Items[typeof(VisitorPage)] as VisitorPage;

    public void Keep(ReadOnlySpan<byte> html) =>
        (Html, Tag) = (html.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"");

    /// <summary>Answers with it: 304 to who has it. A browser may keep the page, and asks each time, since it may have changed or she may have signed in.</summary>
    public Task SendAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        (response.Headers.ETag, response.Headers.CacheControl, response.Headers.Vary) = (Tag, "private, no-cache", HeaderNames.Cookie);
        if (request.Headers.IfNoneMatch.ToString().Contains(Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        (response.ContentType, response.ContentLength) = ("text/html; charset=utf-8", Html.Length);
        return response.Body.WriteAsync(Html, http.RequestAborted).AsTask();
    }
}
