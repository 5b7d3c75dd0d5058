namespace Forum.Core.Files;

/// <summary>What may be given, known by its content (DESIGN.md, Limits). A GIF is kept as a PNG of its first picture.</summary>
public enum FileKind { Pdf, Docx, Xlsx, Pptx, Odt, Ods, Odp, Txt, Csv, Png, Jpeg, WebP, Mp3, M4a }

public static class FileKinds
{
    /// <summary>Without the dot; what every name of this kind ends in.</summary>
    public static string Extension(this FileKind kind) => kind is FileKind.Jpeg ? "jpg" : kind.ToString().ToLowerInvariant();

    public static bool IsImage(this FileKind kind) => kind is FileKind.Png or FileKind.Jpeg or FileKind.WebP;

    /// <summary>What the browser is told, and with « nosniff » believes. A table of figures is text like any other: no browser opens anything with it.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        FileKind.Odt => "application/vnd.oasis.opendocument.text",
        FileKind.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        FileKind.Odp => "application/vnd.oasis.opendocument.presentation",
        FileKind.Txt or FileKind.Csv => "text/plain; charset=utf-8",
        FileKind.Mp3 => "audio/mpeg",
        FileKind.M4a => "audio/mp4",
        _ => "image/" + kind.ToString().ToLowerInvariant(),
    };

    /// <summary>For the « accept » of a file field.</summary>
    public static string Accepted { get; } = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.png,.jpg,.jpeg,.webp,.gif,.mp3,.m4a";
}
