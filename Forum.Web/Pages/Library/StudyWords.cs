using Forum.Core.Library;
using Forum.Core.Sheets;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Library;

/// <summary>How a study is named to others.</summary>
public static class StudyWords
{
    /// <summary>« Tremblay, M. et Roy, È. (2019). « Titre ». Réseau des Traversées, version 2. https://… », of what is said; the line is ready to paste.</summary>
    public static string Reference(Sheet? sheet, string title, Uri address, Texts t)
    {
        string Said(string field) => sheet?[field] ?? "";
        var who = string.Join(' ', new[] { Said("authors"), Said("year") is { Length: > 0 } year ? $"({year})" : "" }.Where(w => w.Length > 0));
        var where = string.Join(", ", new[] { Said("organisation"), Said(SheetKind.Version) is { Length: > 0 } version ? t.Say("library.reference_version", version) : "" }.Where(w => w.Length > 0));
        return string.Join(' ', new[] { Sentence(who), Sentence(t.Say("library.reference_title", title)), Sentence(where), address.ToString() }.Where(w => w.Length > 0));
    }

    /// <summary>« Réseau des Traversées, 2019 », of what is said.</summary>
    public static string Facts(LibraryEntry entry) => string.Join(" · ", new[] { entry.Sheet?["authors"] ?? "", entry.Sheet?["year"] ?? "", entry.Sheet?["organisation"] ?? "" }.Where(f => f.Length > 0));

    private static string Sentence(string words) => words.Length == 0 || words[^1] is '.' or '?' or '!' ? words : words + ".";
}
