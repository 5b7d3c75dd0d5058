using Forum.Core.Members;

namespace Forum.Web.Hosting;

/// <summary>Between the two steps of a sign-in: a random value, for as long as the second may take.</summary>
internal static class StepCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: 64 } value ? value : null;

    public static void Write(HttpContext http, string secret) =>
        http.Response.Cookies.Append(Name(http.Request), secret, new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = SecondStep.Lifetime, IsEssential = true });

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name(http.Request), new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/" });

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-forum-etape" : "forum-etape";
}
