using System.Net.Sockets;
using System.Text;

namespace Forum.Tests.Hosting;

/// <summary>Bytes no HTTP library would send, straight to the server's port.</summary>
internal static class RawHttp
{
    /// <summary>The whole answer (status line, headers, body as Latin-1), read until the server closes or <paramref name="until"/> has come.</summary>
    public static async Task<string> SendAsync(ForumApp app, string request, string? until = null)
    {
        using var client = new TcpClient();
        var root = new Uri(app.Root);
        await client.ConnectAsync(root.Host, root.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        var buffer = new byte[16384];
        while (until is null || !answer.ToString().Contains(until, StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, limit.Token);
            if (read == 0) break;
            answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        return answer.ToString();
    }

    /// <summary>A POST of these bytes as this content type, on a connection that closes afterwards.</summary>
    public static Task<string> PostAsync(ForumApp app, string path, string contentType, string body, string headers = "") =>
        SendAsync(app, $"POST {path} HTTP/1.1\r\nHost: forum\r\nConnection: close\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n{headers}\r\n{body}");
}
