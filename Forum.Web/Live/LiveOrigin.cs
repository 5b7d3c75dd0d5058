namespace Forum.Web.Live;

/// <summary>
/// The hub answers pages of this place only. CORS does not cover WebSockets, and the browser sends the member's cookie with a foreign page's socket (RELIABILITY.md, fact 12).
/// Programs that are no browser send no Origin and carry nobody's cookie but their own.
/// </summary>
internal sealed class LiveOrigin(RequestDelegate next, Hosting.ForumSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(LiveServices.Path) || IsOurs(http.Request)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "cross-site") return false;
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        if (origin.Count > 1 || !Uri.TryCreate(origin[0], UriKind.Absolute, out var from)) return false;
        if (settings.BaseUrl is { } home && Uri.Compare(from, home, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0) return true;
        // behind a proxy the scheme may be known to it alone; but a page in the clear never speaks for one over https
        return from.Scheme is "http" or "https" && !(request.IsHttps && from.Scheme is "http")
            && new HostString(from.Authority).Equals(WithoutUsualPort(request.Host, from.Scheme));
    }

    private static HostString WithoutUsualPort(HostString host, string scheme) =>
        host.Port is { } port && port == (scheme is "https" ? 443 : 80) ? new(host.Host) : host;
}
