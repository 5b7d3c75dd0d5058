using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Forum.Core.Data;

namespace Forum.Tests.Durability;

/// <summary>Two hundred slow clients, by bad network or by intent, cost the others nothing, and who is too slow with what she sends, or takes nothing of what she asked for, is sent away.</summary>
[NonParallelizable]
public sealed class SlowClientsTests
{
    private const int Each = 100;

    /// <summary>Pages a slow reader asks for: some 30 MB, many times what the machine keeps for her.</summary>
    private const int Asked = 1_000;

    [Test]
    public async Task Others_are_served_beside_a_hundred_who_send_slowly_and_a_hundred_who_never_read_and_all_are_dropped()
    {
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 4, threads: 1);
        await place.StartAsync();
        var url = place.Threads[0].Url;
        foreach (var writer in place.Writers) await writer.Visitor.ReadAsync(url);
        var alone = Sockets(place);
        var bodies = await Task.WhenAll(Enumerable.Range(0, Each).Select(_ => SlowBodyAsync(place.Root)));
        var readers = await Task.WhenAll(Enumerable.Range(0, Each).Select(_ => SlowReaderAsync(place)));
        var dripping = bodies.Select(b => DripAsync(b)).ToArray();
        List<double> waits = [];
        for (var n = 0; n < 50; n++)
        {
            var clock = Stopwatch.StartNew();
            await place.Writers[n % 4].Visitor.ReadAsync(url);
            await place.Writers[n % 4].WriteAsync(place.Threads, 1);
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }
        Assert.That(place.Writers.Sum(w => w.Acknowledged.Count), Is.EqualTo(50), string.Join(", ", place.Writers.SelectMany(w => w.Refused)));
        TestContext.Out.WriteLine($"a page and a reply beside {2 * Each} slow clients: median {waits.Order().ElementAt(25):0} ms, at most {waits.Max():0} ms");
        await Until.TrueAsync(() => dripping.All(d => d.IsCompleted), "who sends a byte a second is sent away", 60);
        Array.ForEach(bodies, b => b.Dispose());
        // nothing tells the client, who reads nothing: the server holds her connection no more
        await Until.TrueAsync(() => Sockets(place) <= alone, "who takes nothing for a minute is sent away", 100);
        Assert.That(readers, Has.All.Property(nameof(Socket.Available)).Positive, "and had some of it");
        Array.ForEach(readers, r => r.Dispose());
    }

    /// <summary>How many the program holds open.</summary>
    private static int Sockets(ServedPlace place) => Directory.GetFiles($"/proc/{place.Forum.Id}/fd").Count(f => new FileInfo(f).LinkTarget is { } held && held.StartsWith("socket:", StringComparison.Ordinal));

    /// <summary>Promises a form and sends none of it.</summary>
    internal static async Task<Socket> SlowBodyAsync(Uri root)
    {
        var socket = await ConnectAsync(root);
        await socket.SendAsync(Encoding.ASCII.GetBytes("POST /connexion HTTP/1.1\r\nHost: forum\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"));
        return socket;
    }

    /// <summary>A byte a second, until the server has enough of it.</summary>
    private static async Task DripAsync(Socket socket)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
            // an answer, or the end of the connection
            while (await timer.WaitForNextTickAsync() && !socket.Poll(0, SelectMode.SelectRead)) await socket.SendAsync("a"u8.ToArray());
        }
        catch (SocketException)
        {
            // it has
        }
    }

    /// <summary>Asks for more pages than the machine keeps for a socket, and reads none.</summary>
    private static async Task<Socket> SlowReaderAsync(ServedPlace place)
    {
        var socket = await ConnectAsync(place.Root, receiveBuffer: 4096);
        var request = $"GET {place.Threads[0].Url} HTTP/1.1\r\nHost: {place.Root.Authority}\r\nCookie: forum={place.Writers[0].Secret}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, Asked))));
        return socket;
    }

    private static async Task<Socket> ConnectAsync(Uri root, int receiveBuffer = 0)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
        await socket.ConnectAsync(IPAddress.Loopback, root.Port);
        return socket;
    }
}
