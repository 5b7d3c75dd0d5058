using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>Logs what went wrong in a call to the hub. A refusal is an answer, not an error: the framework would fill the log with it (appsettings.json silences its dispatcher).</summary>
internal sealed partial class LiveErrors(ILogger<LiveErrors> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try { return await next(invocationContext); }
        catch (Exception e) when (e is not HubException and not OperationCanceledException)
        {
            CallFailed(e, invocationContext.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Error, "Hub call {Method} failed")]
    private partial void CallFailed(Exception error, string method);
}
