using System.Text;
using Forum.Core.Joining;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Web.Pages.Facilitation;

/// <summary>« courriel; nom; organisme; région », one person a line, separated as spreadsheets do: semicolons, tabs or commas, which a cell between double quotes may hold. A first line of titles is left out.</summary>
internal static class InvitationList
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, or else Windows-1252, in which Excel writes « CSV » on most machines.</summary>
    public static async Task<string> TextAsync(IFormFile file, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(file, Utf8, ct);
        }
        catch (DecoderFallbackException)
        {
            return await ReadAsync(file, CodePagesEncodingProvider.Instance.GetEncoding(1252)!, ct);
        }
    }

    public static IEnumerable<InvitePeople.Person> Read(string? list, Places places)
    {
        // lines are counted as her spreadsheet counts them, empty ones and the one of titles too
        foreach (var (line, number) in (list ?? "").ReplaceLineEndings("\n").Split('\n').Select((l, n) => (Input.Clean(l).Trim(), n + 1)).Where(l => l.Item1.Length > 0))
        {
            var cells = Cells(line);
            if (!cells[0].Contains('@', StringComparison.Ordinal) && Folding.Fold(cells[0]) is "courriel" or "email" or "e-mail" or "adresse") continue;
            string At(int i) => i < cells.Count ? cells[i] : "";
            yield return new(cells[0], At(1), At(2), Slug(At(3), places), number, line);
        }
    }

    private static async Task<string> ReadAsync(IFormFile file, Encoding encoding, CancellationToken ct)
    {
        using var reader = new StreamReader(file.OpenReadStream(), encoding);
        return await reader.ReadToEndAsync(ct);
    }

    private static List<string> Cells(string line) => new[] { '\t', ';', ',' }.Select(s => Split(line, s)).FirstOrDefault(c => c.Count > 1) ?? Split(line, '\t');

    /// <summary>RFC 4180: a separator between double quotes is text, two double quotes are one.</summary>
    private static List<string> Split(string line, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && (quoted || string.IsNullOrWhiteSpace(cell.ToString())))
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
                else quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(c);
        }
        return [.. cells, cell.ToString().Trim()];
    }

    /// <summary>By its slug or its name, as people write it: nobody types the en dash of « Saguenay–Lac-Saint-Jean ».</summary>
    private static string Slug(string region, Places places) =>
        places.Region(region)?.Slug ?? places.Regions.FirstOrDefault(r => Key(r.NameFr) == Key(region) || Key(r.NameEn) == Key(region))?.Slug ?? region;

    private static string Key(string name) => Folding.Fold(name).Replace('–', '-');
}
