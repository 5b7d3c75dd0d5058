using Forum.Core.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Forum.Web.Hosting;

/// <summary><c>/sante/vivant</c>: the program answers. <c>/sante/pret</c>: the database is reachable and holds every migration of this program. 200 or 503, <c>{"status":"ok","checks":{}}</c>.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoreCheck>("database", timeout: TimeSpan.FromSeconds(2))
        .AddCheck<MigrationsCheck>("migrations", timeout: TimeSpan.FromSeconds(2));

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/sante/vivant", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).DisableRateLimiting();
        app.MapHealthChecks("/sante/pret", new() { ResponseWriter = WriteAsync }).DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = Word(report.Status), checks = report.Entries.ToDictionary(e => e.Key, e => Word(e.Value.Status)) }, context.RequestAborted);

    private static string Word(HealthStatus status) => status is HealthStatus.Healthy ? "ok" : "unavailable";

    private sealed class StoreCheck(Database database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
        {
            await using var db = await database.ReadAsync(cancellationToken);
            await db.OneAsync<long>("select count(*) from regions");
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class MigrationsCheck(Database database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
            await Migrator.IsCurrentAsync(database, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
