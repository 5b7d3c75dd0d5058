using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Forum.Tests.Mail;

/// <summary>A mail server on loopback that speaks RFC 5321 with whoever sends to it, and keeps what it took. It refuses as it is told to.</summary>
internal sealed class SmtpCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<MimeMessage> _taken = [];
    private readonly Task _serving;

    public SmtpCatcher()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Of a place that sends its letters here.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Forum:Mail:Host"] = "127.0.0.1",
        ["Forum:Mail:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Forum:Mail:Security"] = "none",
        ["Forum:Mail:From"] = "forum@example.org",
        ["Forum:Site:BaseUrl"] = "https://forum.example.org",
    };

    /// <summary>What is answered to each recipient; null takes her.</summary>
    public Func<string, string?> Judge { get; set; } = _ => null;

    public IReadOnlyList<MimeMessage> Taken { get { lock (_lock) return [.. _taken]; } }

    public async ValueTask DisposeAsync()
    {
        if (_serving.IsCompleted) return;
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // told to end, or the sender went
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 catcher ESMTP");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            await writer.WriteLineAsync(verb switch
            {
                "EHLO" => "250-catcher\r\n250 8BITMIME",
                "RCPT" => Judge(line.Split('<', '>')[1]) ?? "250 ok",
                "DATA" => "354 go on",
                _ => "250 ok",
            });
            if (verb is not "DATA") continue;
            var body = new StringBuilder();
            while (await reader.ReadLineAsync(_end.Token) is { } text && text != ".") body.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
            using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(body.ToString()));
            var message = await MimeMessage.LoadAsync(bytes, _end.Token);
            lock (_lock) _taken.Add(message);
            await writer.WriteLineAsync("250 taken");
        }
    }
}
