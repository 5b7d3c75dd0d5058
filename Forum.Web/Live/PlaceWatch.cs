using System.Net;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>One socket that watches one place. It is told once that something moved: « Afficher » makes the page anew, and with it the watch.</summary>
internal sealed class PlaceWatch(LiveConnection connection, LivePlace place)
{
    private bool _told;

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
        if (await place.LatestAsync(connection.Member, connection.Aborted) is { } latest) await SendAsync(latest.ToUnixTimeMilliseconds());
    }

    private Task SendAsync(long version)
    {
        var texts = Texts.For(connection.Language);
        var button = $"<button type=\"button\" class=\"btn\" data-live=\"show\">{WebUtility.HtmlEncode(texts["live.show_news"])}</button>";
        return connection.StreamAsync(Streams.Update("nouveau", $"<p class=\"news\" data-place=\"{WebUtility.HtmlEncode(place.Name)}\"><span>{WebUtility.HtmlEncode(texts["live.news"])}</span>{button}</p>"), version);
    }
}
