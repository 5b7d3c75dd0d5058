using System.Globalization;
using Forum.Core.Text;

namespace Forum.Web.Hosting;

/// <summary>French unless a member or a visitor chose English: the account's choice, else the cookie's, never the address's.</summary>
internal sealed class RequestLanguage(RequestDelegate next)
{
    public const string Cookie = "langue";

    /// <summary>Keeps the choice in this browser for a year.</summary>
    public static void Remember(HttpContext http, Language language) =>
        http.Response.Cookies.Append(Cookie, language.Code(), new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true });

    public Task InvokeAsync(HttpContext context)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Of(context).Tag());
        return next(context);
    }

    public static Language Of(HttpContext context) => context.Member() is { IsSignedIn: true } member ? member.Language : Languages.Parse(context.Request.Cookies[Cookie]);
}
