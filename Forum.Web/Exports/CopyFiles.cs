using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RazorSlices;

namespace Forum.Web.Exports;

/// <summary>The files of a copy, below one folder.</summary>
internal sealed class CopyFiles(string folder, HtmlEncoder encoder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public int Count { get; private set; }

    public async Task WritePageAsync<T>(string name, RazorSlice<T> page)
    {
        await using var output = new StreamWriter(Create(name));
        await page.RenderAsync(output, encoder);
    }

    public async Task WriteStyleAsync()
    {
        await using var from = typeof(CopyFiles).Assembly.GetManifestResourceStream("exports/style.css")!;
        await using var to = Create("style.css");
        await from.CopyToAsync(to);
    }

    public async Task WriteJsonAsync<T>(string name, T value, CancellationToken ct)
    {
        await using var to = Create(name);
        await JsonSerializer.SerializeAsync(to, value, Json, ct);
    }

    /// <summary>False where the bytes are missing from the place itself.</summary>
    public async Task<bool> CopyAsync(string name, FileStream? from, CancellationToken ct)
    {
        if (from is null) return false;
        await using (from)
        {
            await using var to = Create(name);
            await from.CopyToAsync(to, ct);
        }
        return true;
    }

    private FileStream Create(string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Count++;
        return new(path, FileMode.CreateNew, FileAccess.Write);
    }
}
