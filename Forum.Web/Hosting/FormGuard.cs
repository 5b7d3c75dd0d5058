using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Hosting;

/// <summary>
/// What a browser of good faith never sends stops here, before any page, limit or store sees it: a body that is too big, cut short, of another type or charset, not UTF-8,
/// with NUL or with too many fields. A sound form is read once, whole (at most <see cref="MaxForm"/> bytes, or a file with it where the page takes one), so that an error page can give the text back.
/// </summary>
internal sealed class FormGuard(RequestDelegate next)
{
    /// <summary>Bytes of a form: fifty times the longest post.</summary>
    public const int MaxForm = 1024 * 1024;

    /// <summary>Fields of a form, and values of a query.</summary>
    public const int MaxFields = 200;

    /// <summary>Characters of a field's name.</summary>
    public const int MaxKey = 100;

    public async Task InvokeAsync(HttpContext context)
    {
        if (ErrorPages.IsAnswering(context)) { await next(context); return; }
        var status = await FaultAsync(context);
        if (status == 0) await next(context);
        else context.Response.StatusCode = status;
    }

    /// <summary>The status of the refusal; 0 where nothing is wrong.</summary>
    private static async Task<int> FaultAsync(HttpContext context)
    {
        var request = context.Request;
        var query = request.QueryString.Value ?? "";
        if (query.AsSpan().Count('&') >= MaxFields || query.Contains("%00", StringComparison.Ordinal)) return StatusCodes.Status400BadRequest;
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<HubMetadata>() is not null || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true) return 0;

        var files = request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true ? endpoint.Metadata.GetMetadata<TakesFileAttribute>() : null;
        if (request.ContentLength > (files?.MostBytes ?? MaxForm))
        {
            // answered at once; the server then throws the rest away for a few seconds, as a browser whose connection is cut while it sends shows no answer
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
            return StatusCodes.Status413PayloadTooLarge;
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return request.ContentType is null ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status400BadRequest;
        var urlEncoded = type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        if (!urlEncoded && !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return StatusCodes.Status415UnsupportedMediaType;
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return StatusCodes.Status400BadRequest;
        if (files is not null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = files.MostBytes;
        try
        {
            if (!(files is null ? await IsSoundAsync(request, urlEncoded, context.RequestAborted) : await IsSoundAsync(request, type, files))) return StatusCodes.Status400BadRequest;
            var form = await request.ReadFormAsync(context.RequestAborted);
            return form.Keys.Any(k => k.Length > MaxKey) ? StatusCodes.Status400BadRequest : 0;
        }
        catch (BadHttpRequestException e) { return e.StatusCode; }
        catch (Exception e) when (e is InvalidDataException or IOException) { return StatusCodes.Status400BadRequest; }
    }

    private static async Task<bool> IsSoundAsync(HttpRequest request, bool urlEncoded, CancellationToken ct)
    {
        var body = await ReadAsync(request, ct);
        request.Body = new MemoryStream(body, false);
        return urlEncoded ? IsSoundUrlEncoded(body) : IsSound(body);
    }

    /// <summary>A form with files is read once to look at it, and then again by the framework.</summary>
    private static async Task<bool> IsSoundAsync(HttpRequest request, MediaTypeHeaderValue type, TakesFileAttribute files)
    {
        request.EnableBuffering(TakesFileAttribute.InMemory, files.MostBytes);
        var isSound = await FileForm.IsSoundAsync(request.Body, type, IsSound);
        request.Body.Position = 0;
        return isSound;
    }

    /// <summary>The whole body: Kestrel stops it at <see cref="MaxForm"/> and at its slowest rate.</summary>
    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(body, ct);
        return body.Length == body.Capacity ? body.GetBuffer() : body.ToArray();
    }

    private static bool IsSound(ReadOnlySpan<byte> text) => Utf8.IsValid(text) && !text.Contains((byte)0);

    /// <summary>Every % is followed by two hexadecimal digits, and what they spell is UTF-8.</summary>
    private static bool IsSoundUrlEncoded(ReadOnlySpan<byte> body)
    {
        var decoded = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < body.Length; i++)
            {
                var next = body[i];
                if (next == '%')
                {
                    var (high, low) = i + 2 < body.Length ? (Hex(body[i + 1]), Hex(body[i + 2])) : (-1, -1);
                    if (high < 0 || low < 0) return false;
                    next = (byte)(high << 4 | low);
                    i += 2;
                }
                decoded[length++] = next;
            }
            return IsSound(decoded.AsSpan(0, length));
        }
        finally { ArrayPool<byte>.Shared.Return(decoded); }
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
