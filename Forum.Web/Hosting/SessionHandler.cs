using System.Security.Claims;
using System.Text.Encodings.Web;
using Forum.Core.Members;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Forum.Web.Hosting;

/// <summary>Knows a member by her session cookie: one look in the store a request, so that a closed session is closed at once.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // the page of a fault shows whom the first round knew, or nobody
        if (ErrorPages.HasFailed(Context) || SessionCookie.Read(Request) is not { } secret) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(secret, Context.RequestAborted) is not { } member) return AuthenticateResult.NoResult();
        Context.Items[typeof(Member)] = member;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))], Scheme);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : Request.Path.Value;
        Response.Redirect("/connexion?retour=" + Uri.EscapeDataString(back ?? "/"));
        return Task.CompletedTask;
    }
}
