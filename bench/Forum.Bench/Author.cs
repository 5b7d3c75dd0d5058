using System.Diagnostics;
using System.Net;

namespace Forum.Bench;

/// <summary>A member who sends forms, on a connection of her own.</summary>
internal sealed class Author : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _path, _token, _cookie;

    private Author(Uri root, (string Path, string Token) form, string cookie)
    {
        _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = root };
        ((_path, _token), _cookie) = (form, cookie);
    }

    public static async Task<Author> OpenAsync(Child server, string session)
    {
        var cookie = await Place.WithGuardAsync(server, session);
        return new(server.Root, await Replies.OpenAsync(server, Live.Thread, cookie), cookie);
    }

    /// <summary>A reply in the thread that is measured; how long until she has her answer, in ms.</summary>
    public async Task<double> PostAsync(string mark)
    {
        var began = Stopwatch.GetTimestamp();
        await Replies.ReplyAsync(_http, _path, _token, _cookie, CancellationToken.None, $"{mark} {Replies.Body}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Any form of a page; where it leads. Anything but a success ends the run.</summary>
    public async Task<string> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await AnswerAsync(path, fields, "text/html");
        return answer.StatusCode is HttpStatusCode.SeeOther ? answer.Headers.Location!.OriginalString : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    /// <summary>The same as the page's script sends it, answered with what changes on the page.</summary>
    public async Task SayAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await AnswerAsync(path, fields, "text/vnd.turbo-stream.html, text/html");
        if (answer.StatusCode is not HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AnswerAsync(string path, (string Name, string Value)[] fields, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", _cookie);
        request.Headers.Add("Accept", accept);
        request.Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("SubmissionId", Guid.NewGuid().ToString()), new("__RequestVerificationToken", _token)]);
        return await _http.SendAsync(request);
    }
}
