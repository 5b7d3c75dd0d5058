using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Core;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Privacy;

/// <summary>A member's data as a zip: donnees.json with everything, one CSV a table for a spreadsheet, the files she gave, and a page that says what they are.</summary>
public sealed class DataArchive(CopyMyData copy, ReadPicture pictures, FilesOfMember given, FileStore store)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Written beside, as it may be larger than memory: it goes when it is closed.</summary>
    public async Task<Outcome<Stream>> WriteAsync(Member member, Texts t, CancellationToken ct)
    {
        var (parts, refusal) = await copy.RunAsync(member, ct);
        if (parts is null) return refusal!;
        var filled = parts.Where(p => p.Rows.Count > 0).ToList();
        var picture = await pictures.RunAsync(member, member.Picture, MemberPictures.Large, ct);
        var written = new FileStream(Path.Combine(Path.GetTempPath(), $"forum-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, t["privacy.readme"] + ".txt", $"{t["privacy.readme_words"]}\n\n{string.Concat(filled.Select(p => $"{p.Name}.csv ({t.Formats.Number(p.Rows.Count)})\n"))}");
            Write(zip, "donnees.json", JsonSerializer.Serialize(parts.ToDictionary(p => p.Name, p => p.Rows), Json));
            if (picture is not null) Write(zip, "photo.webp", picture);
            foreach (var part in filled) Write(zip, $"csv/{part.Name}.csv", Csv(part));
            foreach (var file in await given.RunAsync(member, ct)) await WriteAsync(zip, file, ct);
        }
        written.Position = 0;
        return written;
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

    /// <summary>Under a folder of its number, as two may have one name. One whose bytes are missing leaves its row in donnees.json.</summary>
    private async Task WriteAsync(ZipArchive zip, FilesOfMember.Given file, CancellationToken ct)
    {
        await using var from = store.Open(file.Hash);
        if (from is null) return;
        await using var to = zip.CreateEntry($"fichiers/{file.Id}/{file.Name}", CompressionLevel.NoCompression).Open();
        await from.CopyToAsync(to, ct);
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
