using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;

namespace Forum.Web.Hosting;

/// <summary>Once it listens, the program asks itself for the home page: the second that the first page takes (compiling, opening the store) is no visitor's.</summary>
internal static partial class WarmUp
{
    public static async Task RunAsync(WebApplication app)
    {
        try
        {
            var root = Listening.Root(app.Services.GetRequiredService<IServer>());
            // not HttpClient: nothing else of an ordinary start needs it, and it takes a twentieth of that start
            using var client = new TcpClient();
            await client.ConnectAsync(root.Host, root.Port, app.Lifetime.ApplicationStopping);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {root.Authority}\r\nConnection: close\r\n\r\n"), app.Lifetime.ApplicationStopping);
            await stream.CopyToAsync(Stream.Null, app.Lifetime.ApplicationStopping);
        }
        // it speaks https, or is told to stop already: the first visitor waits, and no harm is done
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException) { NotWarm(app.Logger, e.Message); }
    }

    [LoggerMessage(LogLevel.Debug, "The first page was not made ahead: {Reason}")]
    private static partial void NotWarm(ILogger log, string reason);
}
