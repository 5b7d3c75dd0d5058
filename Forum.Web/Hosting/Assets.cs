using System.Text.Json;

namespace Forum.Web.Hosting;

/// <summary>Addresses of the bundled files. Each carries a hash of its content (client/build.mjs), so that a browser may keep it for ever.</summary>
public sealed class Assets
{
    private readonly Dictionary<string, string> _files;

    public Assets(IWebHostEnvironment environment)
    {
        using var manifest = environment.WebRootFileProvider.GetFileInfo("dist/manifest.json").CreateReadStream();
        using var names = JsonDocument.Parse(manifest);
        _files = names.RootElement.EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString()!);
    }

    /// <summary>Whether this address names a bundled file with the hash of its content in it (the manifest has none).</summary>
    public static bool IsHashed(PathString path) =>
        path.StartsWithSegments("/dist", out var file) && Path.GetFileNameWithoutExtension(file.Value) is { Length: > 9 } name && name[^9] == '-' && name[^8..].All(char.IsAsciiLetterOrDigit);

    /// <param name="name">app.js, passkey.js, style.css, pages.css, font.woff2 or icons.svg</param>
    public string Url(string name) => "/dist/" + _files[name];
}
