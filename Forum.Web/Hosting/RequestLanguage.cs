using System.Globalization;
using Forum.Core.Text;

namespace Forum.Web.Hosting;

/// <summary>French unless a member or a visitor chose English: the account's choice, else the cookie's, never the address's.</summary>
internal sealed class RequestLanguage(RequestDelegate next)
{
    public const string Cookie = "langue";

    public Task InvokeAsync(HttpContext context)
    {
        var member = context.Member();
        var language = member.IsSignedIn ? member.Language : Languages.Parse(context.Request.Cookies[Cookie]);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Tag());
        return next(context);
    }
}
