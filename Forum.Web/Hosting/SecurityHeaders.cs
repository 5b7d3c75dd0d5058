namespace Forum.Web.Hosting;

/// <summary>
/// Headers of every response, errors, files and 304 included: set at the last moment, since the error handler wipes what was set before it.
/// No inline script or style, nothing from elsewhere, nobody frames us (OWASP ASVS 3.4).
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>What somebody gave, opened by itself: it runs nothing, asks nothing and is of no origin, whatever a browser takes it for.</summary>
    private const string ShutIn = "default-src 'none'; img-src 'self'; sandbox; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    private static readonly object Shut = new();

    /// <summary>The answer is a file of somebody's.</summary>
    public static void SandboxFile(HttpContext context) => context.Items[Shut] = true;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => { Set((HttpContext)state); return Task.CompletedTask; }, context);
        return next(context);
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items.ContainsKey(Shut) ? ShutIn : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.CacheControl = Keeping(context);
    }

    /// <summary>
    /// Bundled files carry the hash of their content in their name: kept for ever. A page's own choice stands (other static files, feeds).
    /// All else is kept by nobody: almost every page shows a member's own place or holds a form's token, and in a youth centre's shared browser
    /// the back button must not bring her messages back after she has signed out. « private, no-cache » would let it: going back asks nobody.
    /// </summary>
    private static string Keeping(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var kept = context.Response.Headers.CacheControl.ToString();
        if (status is 200 or 206 or 304 && Assets.IsHashed(context.Request.Path)) return "public, max-age=31536000, immutable";
        return status < 400 && kept.Length > 0 && !kept.Contains("no-store", StringComparison.OrdinalIgnoreCase) ? kept : "no-store";
    }
}
