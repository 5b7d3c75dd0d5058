using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Core.Privacy;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Privacy;

/// <summary>A member's data as a zip: donnees.json with everything, one CSV a table for a spreadsheet, and a page that says what they are.</summary>
internal static class DataArchive
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="picture">hers, where she has one</param>
    public static byte[] Of(IReadOnlyList<CopyMyData.Part> parts, byte[]? picture, Texts t)
    {
        var filled = parts.Where(p => p.Rows.Count > 0).ToList();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, t["privacy.readme"] + ".txt", $"{t["privacy.readme_words"]}\n\n{string.Concat(filled.Select(p => $"{p.Name}.csv ({t.Formats.Number(p.Rows.Count)})\n"))}");
            Write(zip, "donnees.json", JsonSerializer.Serialize(parts.ToDictionary(p => p.Name, p => p.Rows), Json));
            if (picture is not null) Write(zip, "photo.webp", picture);
            foreach (var part in filled) Write(zip, $"csv/{part.Name}.csv", Csv(part));
        }
        return bytes.ToArray();
    }

    /// <summary>RFC 4180, in UTF-8 with its mark, by which spreadsheets know it. What a spreadsheet would take for a formula has an apostrophe before it.</summary>
    private static string Csv(CopyMyData.Part part)
    {
        var csv = new StringBuilder("\uFEFF");
        var columns = part.Rows[0].Keys.ToList();
        csv.AppendJoin(',', columns).Append("\r\n");
        foreach (var row in part.Rows) csv.AppendJoin(',', columns.Select(c => Cell(Convert.ToString(row[c], CultureInfo.InvariantCulture) ?? ""))).Append("\r\n");
        return csv.ToString();
    }

    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        entry.Write(text);
    }

    private static void Write(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(bytes);
    }
}
