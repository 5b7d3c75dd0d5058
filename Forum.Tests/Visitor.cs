using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Forum.Tests;

/// <summary>A browser without JavaScript: keeps cookies, sends forms with their token, follows nothing by itself.</summary>
/// <param name="trusted">the one self-made certificate she accepts over https</param>
public sealed partial class Visitor(Uri root, X509Certificate2? trusted = null) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;
    private string? _token;

    public CookieContainer Cookies => _cookies;

    public HttpClient Http => _http ??= new(new SocketsHttpHandler
    {
        CookieContainer = _cookies,
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => trusted is not null && trusted.Equals(shown) },
    })
    { BaseAddress = root };

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The page's text; fails where it is not 200.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        var page = await answer.Content.ReadAsStringAsync();
        if (Token().Match(page) is { Success: true } token) _token = token.Groups[1].Value;
        return page;
    }

    /// <summary>The antiforgery token of a page of ours.</summary>
    public async Task<string> TokenAsync() => _token ??= await AnyTokenAsync();

    /// <summary>Sends a form as a page of ours would, with its antiforgery token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", await TokenAsync())]);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>From a page with a form that is open to everybody, also in a place that is not set up yet.</summary>
    private async Task<string> AnyTokenAsync() => Token().Match(await (await GetAsync("/langue")).Content.ReadAsStringAsync()).Groups[1].Value;

    /// <summary>The token is bound to who is signed in: forget it after signing in or out.</summary>
    public void ForgetToken() => _token = null;

    public void Dispose() => _http?.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
