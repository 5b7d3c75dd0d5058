using StackExchange.Redis;

namespace Forum.Web.Live;

/// <summary>The connection that the backplane asks for. Once made it is found again by itself whenever it was lost.</summary>
internal sealed class RedisLine(ConfigurationOptions options)
{
    private volatile ConnectionMultiplexer? _redis;

    /// <summary>Whether what is said now goes out, and what others say comes in.</summary>
    public bool IsOpen => _redis is { IsConnected: true } redis && redis.GetSubscriber().IsConnected();

    /// <summary>Throws while Redis does not answer: the backplane asks again at the next try to listen.</summary>
    public async Task<IConnectionMultiplexer> OpenAsync(TextWriter log) => _redis = await ConnectionMultiplexer.ConnectAsync(options, log);
}
