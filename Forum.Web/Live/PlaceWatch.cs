using System.Net;
using Forum.Core.Threads;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>One socket that watches one place (accueil, region:{slug}, theme:{slug}, bons-coups), and which threads moved there since its page was read.</summary>
internal sealed class PlaceWatch(LiveConnection connection, string place, Func<ThreadWhereabouts.Whereabouts, bool> shows)
{
    /// <summary>Beyond this the bar says no other number.</summary>
    private const int Most = 100;

    private readonly HashSet<long> _moved = [];
    private Task _sent = Task.CompletedTask;

    public LiveConnection Connection => connection;

    /// <summary>Which came first.</summary>
    public long Order { get; } = connection.CountPlace();

    public bool Shows(ThreadWhereabouts.Whereabouts where) => shows(where);

    /// <summary>The feed's loop is the only caller. A thread that moves again changes no number and is not told again; a slow reader is told with the next one.</summary>
    public void Tell(long threadId)
    {
        if (_moved.Count >= Most || !_moved.Add(threadId) || !_sent.IsCompleted) return;
        var texts = Texts.For(connection.Language);
        var button = $"<button type=\"button\" class=\"btn\" data-live=\"show\">{WebUtility.HtmlEncode(texts["live.show_news"])}</button>";
        _sent = connection.StreamAsync(Streams.Update("nouveau", $"<p class=\"news\" data-place=\"{WebUtility.HtmlEncode(place)}\"><span>{WebUtility.HtmlEncode(texts.Count("live.news", _moved.Count))}</span>{button}</p>"), 0);
    }
}
