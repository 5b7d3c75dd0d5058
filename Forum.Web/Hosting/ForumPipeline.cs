using System.IO.Compression;
using Forum.Web.Live;
using Forum.Web.Passkeys;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Forum.Web.Hosting;

/// <summary>What every request passes, in this order.</summary>
internal static class ForumPipeline
{
    public static void AddForumWeb(this IServiceCollection services, ForumSettings settings)
    {
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add<ReadableValues>();
            o.Filters.Add<ExpiredForms>();
        });
        services.AddForumLive(settings.Redis);
        services.AddAuthentication(SessionHandler.Scheme).AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null);
        services.AddAuthorization();
        services.AddAntiforgery(o => (o.HeaderName, o.Cookie.SecurePolicy) = ("RequestVerificationToken", CookieSecurePolicy.SameAsRequest));
        services.AddForumPasskeys(settings);
        services.AddHealth();
        services.AddGuards();
    }

    private static void AddGuards(this IServiceCollection services)
    {
        services.AddSingleton<LimitPolicies>();
        services.AddRateLimiter(_ => { });
        // told to stop, it lets what is under way end: for so long, and not for the half minute of who sends a byte a second
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(4));
        services.AddOptions<RateLimiterOptions>().Configure<LimitPolicies>((options, policies) => policies.Add(options));
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.KeyLengthLimit, o.ValueLengthLimit, o.MultipartBodyLengthLimit, o.MemoryBufferThreshold) =
            (FormGuard.MaxFields, FormGuard.MaxKey, FormGuard.MaxForm, TakesFileAttribute.Message, TakesFileAttribute.InMemory));
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = FormGuard.MaxForm;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.Configure<SocketTransportOptions>(o => o.CreateBoundListenSocket = PatientSocket.Listen);
        // over https too: the one secret of a page that could be guessed from lengths (BREACH), the form token, is masked anew in every answer
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, [.. ResponseCompressionDefaults.MimeTypes, "text/vnd.turbo-stream.html", "image/svg+xml", "application/problem+json"]));
        // the fastest level makes a full page of a thread a third heavier, which a phone in the country pays at every view
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    public static void UseForum(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ForumSettings>().Proxies is { } proxies) app.UseForwardedHeaders(proxies);
        app.UseRequestLog();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseRouting();
        app.UseRouteMemory();
        app.UseMiddleware<PageMethods>();
        app.UseMiddleware<LiveOrigin>();
        // before anything asks the store: when it is away, the text that was sent can be given back
        app.UseMiddleware<FormGuard>();
        app.UseAuthentication();
        app.UseMaskedLog();
        app.UseMiddleware<RequestLanguage>();
        app.UseRateLimiter();
        app.UseMiddleware<SetUpGate>();
        app.UseMiddleware<TwoStepsGate>();
        app.UseMiddleware<GuestGate>();
        app.UseMiddleware<VisitorPages>();
        app.UseAuthorization();
        app.MapStaticAssets().DisableRateLimiting();
        app.MapHealth();
        app.MapRazorPages().WithStaticAssets();
        app.MapForumLive();
    }
}
