namespace Forum.Core.Sheets;

/// <summary>How a field is written: a line, a text of several lines, a web address, one of some words, or a whole number.</summary>
public enum SheetFieldType { Line, Text, Link, Choice, Number }

/// <summary>One field of a sheet. Its label is the text « sheets.{kind}.{name} », its hint the same with _hint where there is one, and a choice’s word the same with the choice after a dot.</summary>
/// <param name="Name">in forms, in the store and in exports</param>
/// <param name="AtOpening">asked when the thread is published; the others are asked on the sheet’s own page</param>
public sealed record SheetField(string Name, SheetFieldType Type = SheetFieldType.Line, bool AtOpening = false)
{
    /// <summary>Of a text of several lines, in UTF-16 units.</summary>
    public const int MaxText = 2_000;

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>In UTF-16 units.</summary>
    public int MaxLength => Type switch { SheetFieldType.Text => MaxText, SheetFieldType.Link => 500, SheetFieldType.Number => 7, _ => 160 };
}
