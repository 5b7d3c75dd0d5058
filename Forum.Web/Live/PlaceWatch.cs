using System.Net;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>One socket that watches one place. It is told once that something moved: « Afficher » makes the page anew, and with it the watch.</summary>
internal sealed class PlaceWatch(LiveConnection connection, LivePlace place)
{
    private bool _told;
    private DateTimeOffset _latest;

    public LiveConnection Connection => connection;

    public LivePlace Place => place;

    /// <summary>Which came first.</summary>
    public long Order { get; } = connection.CountPlace();

    /// <summary>Something moves now. The feed's loop is the only caller; nobody waits for a slow reader.</summary>
    public void Tell()
    {
        if (_told) return;
        _told = true;
        _ = SendAsync(0);
    }

    /// <summary>What moved before the watch began: the stream's version is the moment of the latest move, and a page made since then passes it over (client/live.ts).</summary>
    public async Task CatchUpAsync()
    {
        if (await MovedAsync()) await SendAsync(_latest.ToUnixTimeMilliseconds());
    }

    /// <summary>The same while the watch goes on, of what moved unheard. Nobody waits for a slow reader.</summary>
    public async Task TellUnheardAsync()
    {
        try
        {
            if (!_told && await MovedAsync()) _ = SendAsync(_latest.ToUnixTimeMilliseconds());
        }
        catch (OperationCanceledException) when (connection.Aborted.IsCancellationRequested) { }
    }

    /// <summary>Whether it moved later than what she was told of.</summary>
    private async Task<bool> MovedAsync()
    {
        if (await place.LatestAsync(connection.Member, connection.Aborted) is not { } latest || latest <= _latest) return false;
        _latest = latest;
        return true;
    }

    private Task SendAsync(long version)
    {
        var texts = Texts.For(connection.Language);
        var button = $"<button type=\"button\" class=\"btn\" data-live=\"show\">{WebUtility.HtmlEncode(texts["live.show_news"])}</button>";
        return connection.StreamAsync(Streams.Update("nouveau", $"<p class=\"news\" data-place=\"{WebUtility.HtmlEncode(place.Name)}\"><span>{WebUtility.HtmlEncode(texts["live.news"])}</span>{button}</p>"), version);
    }
}
