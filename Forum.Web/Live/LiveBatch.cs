using System.Collections.Concurrent;
using Forum.Core.Text;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>What changed in a thread after version From, up to version To: rendered once a language, for everybody who watches.</summary>
internal sealed record LiveBatch(long From, long To, IReadOnlyList<LiveChange> Changes);

/// <param name="Complete">when this is sent in the batch's order, every change up to this version has been: what the browser may say it has, should its connection be cut in the middle</param>
internal sealed record LiveChange(long Number, long Version, long Complete, IReadOnlyDictionary<Language, string> Html)
{
    private readonly ConcurrentDictionary<(Language Language, bool IsNew, long Version), SerializedHubMessage> _messages = [];

    /// <summary>As this reader gets it: one message for all that stand where she does.</summary>
    public SerializedHubMessage For(ThreadWatch watch) => _messages.GetOrAdd((watch.Connection.Language, Number > watch.LastNumber, Math.Max(watch.Version, Complete)),
        (key, change) => LiveSockets.Stream(Stream(change.Number, key.IsNew ? 0 : change.Number, change.Html[key.Language]), key.Version), this);

    /// <summary>Posts go out in the order of their numbers, not of their versions: only when all that follow are newer is a version complete.</summary>
    public static long[] Completes(IReadOnlyList<long> versions, long from, long to)
    {
        var complete = new long[versions.Count];
        var least = to + 1;
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            complete[i] = Math.Max(from, least - 1);
            least = Math.Min(least, versions[i]);
        }
        return complete;
    }

    public static string Stream(long number, long lastNumber, string html) =>
        number > lastNumber ? Streams.Append("posts", html) : Streams.Replace($"m{number}", html);
}
