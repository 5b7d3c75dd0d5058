using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Live;

/// <summary>Turbo Stream elements: what a push sends and what answers a form that Turbo sent.</summary>
public static class Streams
{
    public const string MediaType = "text/vnd.turbo-stream.html";

    public static string Append(string target, string html) => Element("append", target, html);

    public static string Replace(string target, string html) => Element("replace", target, html);

    public static string Update(string target, string html) => Element("update", target, html);

    /// <summary>Goes to another page of ours; a redirect would lose the « #m12 » (client/thread.ts draws it).</summary>
    public static string Visit(string url) => $"<turbo-stream action=\"visit\" target=\"{url}\"></turbo-stream>";

    /// <summary>Whether this request can be answered by a stream.</summary>
    public static bool Wanted(HttpRequest request) => request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    private static string Element(string action, string target, string html) => $"<turbo-stream action=\"{action}\" target=\"{target}\"><template>{html}</template></turbo-stream>";
}

/// <summary>Answers a form with Turbo Streams.</summary>
public sealed class TurboStreamResult : ContentResult
{
    public TurboStreamResult(string streams) => (Content, ContentType) = (streams, Streams.MediaType + "; charset=utf-8");
}
