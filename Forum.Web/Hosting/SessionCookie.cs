namespace Forum.Web.Hosting;

/// <summary>The session cookie: <c>__Host-forum</c> over https, <c>forum</c> over plain http on loopback (DESIGN.md).</summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: 64 } value ? value : null;

    public static void Write(HttpContext http, string secret, TimeSpan lifetime) =>
        http.Response.Cookies.Append(Name(http.Request), secret, new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lifetime, IsEssential = true });

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name(http.Request), new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/" });

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-forum" : "forum";
}
