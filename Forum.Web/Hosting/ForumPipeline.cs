using Forum.Web.Live;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Serilog.Events;

namespace Forum.Web.Hosting;

/// <summary>What every request passes, in this order.</summary>
internal static class ForumPipeline
{
    public static void AddForumWeb(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add<ReadableValues>();
            o.Filters.Add<ExpiredForms>();
        });
        services.AddForumLive();
        services.AddAuthentication(SessionHandler.Scheme).AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null);
        services.AddAuthorization();
        services.AddAntiforgery(o => o.HeaderName = "RequestVerificationToken");
        services.AddSingleton<LimitPolicies>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<LimitPolicies>((options, policies) => policies.Add(options));
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.KeyLengthLimit, o.ValueLengthLimit, o.MultipartBodyLengthLimit) = (FormGuard.MaxFields, FormGuard.MaxKey, FormGuard.MaxForm, FormGuard.MaxForm));
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = FormGuard.MaxForm;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
    }

    public static void UseForum(this WebApplication app)
    {
        app.UseSerilogRequestLogging(app.Services);
        app.UseMiddleware<SecurityHeaders>();
        app.UseErrorPages();
        app.UseRouting();
        app.UseMiddleware<PageMethods>();
        app.UseMiddleware<LiveOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<RequestLanguage>();
        app.UseMiddleware<FormGuard>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapStaticAssets().DisableRateLimiting();
        app.MapRazorPages().WithStaticAssets();
        app.MapForumLive();
    }

    /// <summary>One line a request: method, path, status, duration. No query, no form, no name.</summary>
    private static void UseSerilogRequestLogging(this WebApplication app, IServiceProvider services) => Serilog.SerilogApplicationBuilderExtensions.UseSerilogRequestLogging(app, o =>
    {
        // the static logger is left alone: tests run several hosts in one process
        o.Logger = services.GetRequiredService<Serilog.ILogger>();
        o.GetLevel = (http, _, error) => error is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Information;
    });
}
