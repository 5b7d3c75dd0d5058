using Forum.Core.Members;

namespace Forum.Web.Hosting;

/// <summary>Ties a link sent by e-mail to the browser that asked for it: a random value, for as long as the link serves.</summary>
internal static class LinkCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: 64 } value ? value : null;

    /// <summary>The value this browser holds, or a new one given to it.</summary>
    public static string Give(HttpContext http)
    {
        var value = Read(http.Request) ?? Secret.New();
        http.Response.Cookies.Append(Name(http.Request), value, new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = AskLink.Lifetime, IsEssential = true });
        return value;
    }

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-forum-lien" : "forum-lien";
}
