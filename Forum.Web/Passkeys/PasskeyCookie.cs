using Forum.Core.Members;

namespace Forum.Web.Passkeys;

/// <summary>Ties what an authenticator is asked to the browser that asked: a random value, for as long as it may answer.</summary>
internal static class PasskeyCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: 64 } value ? value : null;

    /// <summary>The value this browser holds, or a new one given to it: two of its tabs may ask at once.</summary>
    public static string Give(HttpContext http)
    {
        var value = Read(http.Request) ?? Secret.New();
        http.Response.Cookies.Append(Name(http.Request), value, new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = PasskeyRequests.Lifetime, IsEssential = true });
        return value;
    }

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-forum-cle" : "forum-cle";
}
