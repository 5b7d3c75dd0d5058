using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Forum.Tests.Hosting;

/// <summary>Everything the program answers a reader by GET: every route of its own list, with the values given, and addresses beside them. What it says is the whole answer: status, headers and body, opened where it is an archive.</summary>
internal static class Crawl
{
    /// <param name="Path">as it was asked for</param>
    /// <param name="Text">headers, and the body both as it came and with its entities resolved</param>
    internal sealed record Answer(string Path, HttpStatusCode Status, string Text);

    /// <param name="thread">for the routes of threads, and its id for others</param>
    /// <param name="slug">of the thread, as it is asked for: a wrong one is led to the right one where she may read it</param>
    /// <param name="id">of something else: a member, a group</param>
    /// <param name="also">further addresses: regions, themes, searches, pages of a list</param>
    public static async Task<List<Answer>> WalkAsync(ForumApp app, Visitor visitor, long thread, string slug, long id, params string[] also)
    {
        List<Answer> answers = [];
        foreach (var path in Patterns(app).SelectMany(p => Paths(p, thread, slug, id)).Concat(also).Distinct())
        {
            using var answer = await visitor.GetAsync(path);
            answers.Add(new(path, answer.StatusCode, await TextAsync(answer)));
        }
        return answers;
    }

    public static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        var text = answer.Content.Headers.ContentType?.MediaType is "application/zip" ? Opened(body) : Encoding.UTF8.GetString(body);
        return $"{answer.Headers}{answer.Content.Headers}{text}\n{WebUtility.HtmlDecode(text)}";
    }

    private static IEnumerable<RoutePattern> Patterns(ForumApp app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern);

    private static IEnumerable<string> Paths(RoutePattern pattern, long thread, string slug, long id) => pattern.RawText!.TrimStart('/').StartsWith("fils/", StringComparison.Ordinal)
        ? Enumerable.Range(1, 4).Select(number => Fill(pattern, thread, slug, number))
        : new[] { "cote-nord", "problematiques" }.SelectMany(place => new[] { thread, id }.Select(any => Fill(pattern, any, place, 1)));

    private static string Fill(RoutePattern pattern, long id, string slug, int number) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "id" } => $"{id}",
            RoutePatternParameterPart { Name: "slug" } => slug,
            // a handler is a form's; without it the page itself is asked for
            RoutePatternParameterPart { Name: "handler" or "code" } => "",
            RoutePatternParameterPart => $"{number}",
            _ => "",
        }))).Where(s => s.Length > 0));

    private static string Opened(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Concat(archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return $"{e.FullName}\n{reader.ReadToEnd()}\n";
        }));
    }
}
