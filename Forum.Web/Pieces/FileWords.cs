using Forum.Core.Files;
using Forum.Web.Resources;

namespace Forum.Web.Pieces;

/// <summary>How files are named to people: « Word, 1,2 Mo ».</summary>
public static class FileWords
{
    public static string Of(FileKind kind, long bytes, Texts t) => $"{t["files.kind." + kind]}, {Size(bytes, t)}";

    /// <summary>« 1,2 Mo », « 340 ko », « 12 octets », in powers of ten, as telephones and desks show them.</summary>
    public static string Size(long bytes, Texts t) => bytes >= 999_500 ? t.Say("files.size_mb", t.Formats.Number(Math.Round(bytes / 1_000_000m, 1)))
        : bytes >= 1_000 ? t.Say("files.size_kb", t.Formats.Number(Math.Round(bytes / 1_000m)))
        : t.Count("files.size_b", bytes);

    public static string Icon(FileKind kind) => kind switch
    {
        FileKind.Xlsx or FileKind.Ods or FileKind.Csv => "sheet",
        _ => "file-text",
    };
}
