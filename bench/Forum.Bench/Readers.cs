using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Forum.Bench;

/// <summary>Readers of one thread: raw WebSockets that speak SignalR's JSON protocol and look for nothing but each message's mark. The same program against the forum and against the bare hub.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private const byte End = 0x1e;
    private const int Digits = 5;

    /// <summary>So many messages can be told apart.</summary>
    public const int MostMarks = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly ClientWebSocket[] _sockets;
    private readonly long[] _times;
    private readonly byte[] _heard;
    private readonly int _most;
    private long _others;
    private int _left;
    private TaskCompletionSource _all = new();

    private Readers(int count, int most) => (_sockets, _times, _heard, _most) = (new ClientWebSocket[count], new long[count], new byte[count * most], most);

    public int Count => _sockets.Length;

    /// <summary>Bytes of the last marked message, as it came.</summary>
    public int Bytes { get; private set; }

    /// <summary>What was pushed to them without a mark, of all together: presence, and what stands beside an exchange's messages.</summary>
    public long Others => Interlocked.Read(ref _others);

    /// <summary>Told of each marked message that a reader has, on the thread that read it: the reader's number, and the message's.</summary>
    public Action<int, int>? Heard { get; set; }

    /// <summary>What a message holds so that its readers know it again.</summary>
    /// <param name="number">below <see cref="MostMarks"/>, each once</param>
    public static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"marque-{number:00000}-");

    /// <param name="cookies">shared by the readers in turn; none: nobody is signed in</param>
    /// <param name="most">numbers of messages are below it</param>
    public static async Task<Readers> OpenAsync(Child server, int count, IReadOnlyList<string> cookies, long thread, int most = 1_000)
    {
        var readers = new Readers(count, most);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (n, ct) =>
        {
            var socket = readers._sockets[n] = new();
            if (cookies.Count > 0) socket.Options.SetRequestHeader("Cookie", cookies[n % cookies.Count]);
            await socket.ConnectAsync(new UriBuilder(server.Root) { Scheme = "ws", Path = "/live" }.Uri, readers._http, ct);
            await SendAsync(socket, """{"protocol":"json","version":1}""", ct);
            // what the thread holds already is no matter: more than there is of it is known
            await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":[{{thread}},999999999,999999999]}""", ct);
            var watching = new TaskCompletionSource();
            _ = readers.ListenAsync(n, socket, watching);
            await watching.Task.WaitAsync(Patience, ct);
        });
        return readers;
    }

    /// <summary>Sends a message and waits until every reader has it, or half a minute; when each had it, in ms after <paramref name="send"/> began, in order. Who never had it is not in it.</summary>
    public async Task<double[]> HearAsync(Func<Task> send)
    {
        Array.Clear(_times);
        (_left, _all) = (Count, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var began = Stopwatch.GetTimestamp();
        await send();
        await Task.WhenAny(_all.Task, Task.Delay(Patience));
        return [.. _times.Where(t => t > 0).Select(t => Stopwatch.GetElapsedTime(began, t).TotalMilliseconds).Order()];
    }

    /// <summary>How often one of these messages did not reach a reader, and how often it reached her more than once.</summary>
    public (int Lost, int Twice) Faults(int messages)
    {
        var counts = Enumerable.Range(0, Count).SelectMany(reader => _heard.AsSpan(reader * _most, messages).ToArray()).ToArray();
        return (counts.Count(c => c == 0), counts.Count(c => c > 1));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket?.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken ct) => socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, ct);

    private async Task ListenAsync(int reader, ClientWebSocket socket, TaskCompletionSource watching)
    {
        var (buffer, length) = (new byte[4096], 0);
        try
        {
            while (socket.State is WebSocketState.Open)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, 2 * length);
                length += (await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None)).Count;
                var start = 0;
                for (int end; (end = buffer.AsSpan(start, length - start).IndexOf(End)) >= 0; start += end + 1) Note(reader, buffer.AsSpan(start, end), watching);
                buffer.AsSpan(start, length - start).CopyTo(buffer);
                length -= start;
            }
        }
        // closed by us, or by the server: then what follows counts as lost
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException) { watching.TrySetException(e); }
    }

    private void Note(int reader, ReadOnlySpan<byte> message, TaskCompletionSource watching)
    {
        if (message.IndexOf("marque-"u8) is >= 0 and var at)
        {
            _times[reader] = Stopwatch.GetTimestamp();
            var number = int.Parse(message.Slice(at + 7, Digits), CultureInfo.InvariantCulture);
            _heard[reader * _most + number]++;
            Bytes = message.Length;
            Heard?.Invoke(reader, number);
            if (Interlocked.Decrement(ref _left) == 0) _all.TrySetResult();
        }
        else if (message.StartsWith("{\"type\":3"u8))
        {
            if (message.IndexOf("\"error\""u8) >= 0) watching.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(message)));
            else watching.TrySetResult();
        }
        else if (message.StartsWith("{\"type\":1"u8)) Interlocked.Increment(ref _others);
    }
}
