using Forum.Core.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Forum.Tests.Live;

/// <summary>A browser that died, or lost its network, says nothing, and only silence tells. What lasts half a minute for members lasts three seconds here.</summary>
public sealed class SilentSocketTests
{
    private ForumApp _app = null!;

    [OneTimeSetUp]
    public void Start() => _app = new(Dialect.Sqlite);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_reader_gone_without_goodbye_is_counted_no_more_within_half_a_minute()
    {
        var patience = _app.Get<IOptions<WebSocketOptions>>().Value;
        Assert.That(patience.KeepAliveInterval + patience.KeepAliveTimeout, Is.GreaterThan(TimeSpan.FromSeconds(10)).And.LessThanOrEqualTo(TimeSpan.FromSeconds(30)));
        var (amina, luc) = (await _app.World.MemberAsync("Amina Diallo"), await _app.World.MemberAsync("Luc Tremblay"));
        var thread = await _app.World.ThreadAsync(amina);
        await using var reader = await LiveClient.ConnectAsync(_app, amina);
        await reader.WatchAsync(thread.Id, 1, 1);
        // read when a socket opens: the other reader keeps hers
        (patience.KeepAliveInterval, patience.KeepAliveTimeout) = (patience.KeepAliveInterval / 10, patience.KeepAliveTimeout / 10);
        await using var silent = await RawSocket.OpenAsync(_app, luc);
        await silent.SendAsync($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":[{{thread.Id}},1,1]}""");
        await SaysAsync(2);
        await SaysAsync(1);
        Assert.That(silent.IsOpen, "it said no goodbye");

        Task SaysAsync(int readers) => Until.TrueAsync(() =>
        {
            _app.Clock.Advance(TimeSpan.FromMilliseconds(250));
            return reader.Presence.LastOrDefault()?.Contains($"\"readers\":{readers}", StringComparison.Ordinal) is true;
        }, $"{readers} readers");
    }
}
