using System.Text.Json;
using StackExchange.Redis;

namespace Forum.Web.Live;

/// <summary>
/// The other nodes, reached by one channel of Redis. Redis keeps nothing for who does not listen, so each node numbers what it says: who hears a number that does not follow the one before
/// has missed something, whichever of them was cut off, and however long (docs/decisions/0008).
/// </summary>
internal sealed class RedisNodes(ConfigurationOptions options) : Nodes, IAsyncDisposable
{
    private readonly Lock _order = new();
    private readonly string _me = Guid.NewGuid().ToString("N");
    private long _number;
    private RedisChannel _channel;
    private ConnectionMultiplexer? _redis;

    /// <param name="Number">1 for the first thing a node says after its start</param>
    internal sealed record Said(string Node, long Number, NodeEvent Event);

    public override bool Exist => true;

    /// <summary>Whether others hear what is said now, and are heard.</summary>
    public bool IsOpen => _redis is { IsConnected: true } redis && redis.GetSubscriber().IsConnected(_channel);

    public override void Tell(NodeEvent happened)
    {
        lock (_order)
        {
            var said = JsonSerializer.SerializeToUtf8Bytes(new Said(_me, ++_number, happened));
            try { _ = _redis?.GetSubscriber().PublishAsync(_channel, said, CommandFlags.FireAndForget); }
            catch (Exception e) when (e is RedisException or ObjectDisposedException)
            {
                // its number is missing, which shows with the next one that is heard
            }
        }
    }

    /// <summary>False while Redis does not answer. Once open, it is found again by itself whenever it was lost.</summary>
    /// <param name="place">tells this place from others that share the Redis</param>
    /// <param name="hear">what the other nodes say, one after the other, each node in its own order</param>
    public async Task<bool> OpenAsync(string place, Func<Said, Task> hear)
    {
        _channel = RedisChannel.Literal("forum:" + place);
        _redis ??= await ConnectionMultiplexer.ConnectAsync(options);
        if (!_redis.IsConnected) return false;
        // a try that broke in the middle would leave a queue that nobody empties
        await _redis.GetSubscriber().UnsubscribeAsync(_channel);
        var queue = await _redis.GetSubscriber().SubscribeAsync(_channel);
        queue.OnMessage(message => JsonSerializer.Deserialize<Said>((byte[])message.Message!) is { } said && said.Node != _me ? hear(said) : Task.CompletedTask);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
    }
}
