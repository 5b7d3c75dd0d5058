using Microsoft.AspNetCore.Hosting.Server;

namespace Forum.Web.Hosting;

/// <summary>Once it listens, the program asks itself for the home page: the second that the first page takes (compiling, opening the store) is no visitor's.</summary>
internal static partial class WarmUp
{
    public static async Task RunAsync(WebApplication app)
    {
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Listening.Root(app.Services.GetRequiredService<IServer>()) };
            using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), app.Lifetime.ApplicationStopping);
        }
        // it speaks https under another name, or is told to stop already: the first visitor waits, and no harm is done
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException) { NotWarm(app.Logger, e.Message); }
    }

    [LoggerMessage(LogLevel.Debug, "The first page was not made ahead: {Reason}")]
    private static partial void NotWarm(ILogger log, string reason);
}
