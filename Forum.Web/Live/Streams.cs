using System.Text.Encodings.Web;

namespace Forum.Web.Live;

/// <summary>Turbo Stream elements, as a push and as the answer to a form. The HTML inside is a piece for everybody and already safe.</summary>
public static class Streams
{
    /// <summary>Content type of an answer made of Turbo Streams, and what a Turbo form says it accepts.</summary>
    public const string ContentType = "text/vnd.turbo-stream.html";

    public static string Append(string target, string html) => Element("append", target, html);

    /// <summary>Comes first in each of the lists with these ids that is on the page; one of their elements with the same id goes.</summary>
    public static string Prepend(IEnumerable<string> targets, string html) =>
        $"<turbo-stream action=\"prepend\" targets=\"{HtmlEncoder.Default.Encode(string.Join(',', targets.Select(t => "#" + t)))}\"><template>{html}</template></turbo-stream>";

    /// <summary>The element with this id gives way to the piece.</summary>
    public static string Replace(string target, string html) => Element("replace", target, html);

    /// <summary>The same, but only what differs is changed: focus, an open part and what is typed stay.</summary>
    public static string Morph(string target, string html) =>
        $"<turbo-stream action=\"replace\" method=\"morph\" target=\"{HtmlEncoder.Default.Encode(target)}\"><template>{html}</template></turbo-stream>";

    /// <summary>The inside of the element with this id gives way to the piece.</summary>
    public static string Update(string target, string html) => Element("update", target, html);

    public static string Remove(string target) => $"<turbo-stream action=\"remove\" target=\"{HtmlEncoder.Default.Encode(target)}\"></turbo-stream>";

    /// <summary>Goes to another page of ours: a redirect would lose its « #m12 » (client/thread.ts carries it out).</summary>
    public static string Visit(string url) => $"<turbo-stream action=\"visit\" target=\"{HtmlEncoder.Default.Encode(url)}\"></turbo-stream>";

    /// <summary>Whether the form was sent by Turbo: then a stream may answer it, else a redirect does.</summary>
    public static bool AreAccepted(HttpRequest request) => request.Headers.Accept.Any(a => a?.Contains(ContentType, StringComparison.OrdinalIgnoreCase) is true);

    private static string Element(string action, string target, string html) =>
        $"<turbo-stream action=\"{action}\" target=\"{HtmlEncoder.Default.Encode(target)}\"><template>{html}</template></turbo-stream>";
}
