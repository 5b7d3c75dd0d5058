using System.Globalization;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Routing.Patterns;
using Serilog;
using Serilog.Events;

namespace Forum.Web.Hosting;

/// <summary>
/// One line a request: method, route, status, duration, and the ids of the request and of the member. No query, form, cookie or name.
/// Slugs are made of titles, so a route shows its numbers and its regions and themes only; an address that leads nowhere may hold anything and shows nothing.
/// Who a masked author is is in no line of what she does in her thread: those have no member (0).
/// Signing in, refusals (403, 429) and every act of a member are such lines: who (an id), what (a route with ids), when (UTC in the file), and how it ended.
/// </summary>
internal static class RequestLog
{
    private static readonly object Route = new();
    private static readonly object Masked = new();
    private static readonly HashSet<string> Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"];

    public static void UseRequestLog(this WebApplication app)
    {
        // the static logger is left alone: tests run several hosts in one process
        var logger = app.Services.GetRequiredService<Serilog.ILogger>();
        app.UseSerilogRequestLogging(o =>
        {
            o.Logger = logger;
            o.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0} ms";
            o.GetLevel = (http, _, error) => Level(http, error);
            o.GetMessageTemplateProperties = (http, _, elapsed, status) =>
            [
                new("RequestMethod", new ScalarValue(Methods.Contains(http.Request.Method) ? http.Request.Method : "OTHER")),
                new("RequestPath", new ScalarValue(http.Items[Route] ?? "*")),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
                new("RequestId", new ScalarValue(http.TraceIdentifier)),
                new("MemberId", new ScalarValue(http.Items.ContainsKey(Masked) ? 0 : http.Member().Id)),
            ];
        });
    }

    /// <summary>This request's line names no member: by it one would know who a masked author is.</summary>
    public static void LeaveMemberOut(this HttpContext http) => http.Items[Masked] = true;

    /// <summary>Stands after signing in. Reading a thread says nothing of who opened it; acting in it, and the form that changes a message, may.</summary>
    public static void UseMaskedLog(this WebApplication app) => app.Use(async (http, next) =>
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (http.GetEndpoint() is RouteEndpoint { RoutePattern: { RawText: { } route } } && route.TrimStart('/').StartsWith("fils/", StringComparison.Ordinal) && (!reads || route.EndsWith("/modifier", StringComparison.Ordinal))
            && long.TryParse(Convert.ToString(http.Request.RouteValues["id"], CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var id)
            && await http.RequestServices.GetRequiredService<MaskedAuthor>().IsAsync(http.Member(), id, http.RequestAborted)) http.LeaveMemberOut();
        await next(http);
    });

    /// <summary>The line of a request that ended as it should: where people are served it goes to the file only, and the console keeps what a host should look at.</summary>
    public static bool IsOrdinary(LogEvent line) => line.Level < LogEventLevel.Warning && line.Properties.ContainsKey("RequestPath");

    /// <summary>Stands after the routing: an error page goes round again and has a route of its own.</summary>
    public static void UseRouteMemory(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && !context.Items.ContainsKey(Route))
            context.Items[Route] = Path(endpoint.RoutePattern, context.Request.RouteValues, context.RequestServices.GetRequiredService<Places>());
        return next(context);
    });

    private static LogEventLevel Level(HttpContext http, Exception? error) => http.Response.StatusCode switch
    {
        // a watchdog asks every few seconds
        200 when http.Items[Route] is string route && route.StartsWith("/sante/", StringComparison.Ordinal) => LogEventLevel.Debug,
        403 or 429 => LogEventLevel.Warning,
        var status => error is not null || status >= 500 ? LogEventLevel.Error : LogEventLevel.Information,
    };

    private static string Path(RoutePattern pattern, RouteValueDictionary values, Places places) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => Part(p, values, places)))).Where(s => s.Length > 0));

    private static string Part(RoutePatternPart part, RouteValueDictionary values, Places places) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Convert.ToString(values[parameter.Name], CultureInfo.InvariantCulture) is { Length: > 0 } value ? Shown(value, parameter.Name, places) : "",
        _ => "",
    };

    private static string Shown(string value, string name, Places places) =>
        value.All(char.IsAsciiDigit) || places.Region(value) is not null || places.Theme(value) is not null ? value : "{" + name + "}";
}
