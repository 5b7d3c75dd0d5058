using Serilog.Events;

namespace Forum.Web.Hosting;

/// <summary>What every request passes, in this order.</summary>
internal static class ForumPipeline
{
    public static void AddForumWeb(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddSignalR();
        services.AddAuthentication(SessionHandler.Scheme).AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null);
        services.AddAuthorization();
        services.AddAntiforgery(o => o.HeaderName = "RequestVerificationToken");
    }

    public static void UseForum(this WebApplication app)
    {
        app.UseSerilogRequestLogging(app.Services);
        app.UseMiddleware<SecurityHeaders>();
        app.UseAuthentication();
        app.UseMiddleware<RequestLanguage>();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }

    /// <summary>One line a request: method, path, status, duration. No query, no form, no name.</summary>
    private static void UseSerilogRequestLogging(this WebApplication app, IServiceProvider services) => Serilog.SerilogApplicationBuilderExtensions.UseSerilogRequestLogging(app, o =>
    {
        // the static logger is left alone: tests run several hosts in one process
        o.Logger = services.GetRequiredService<Serilog.ILogger>();
        o.GetLevel = (http, _, error) => error is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Information;
    });
}
