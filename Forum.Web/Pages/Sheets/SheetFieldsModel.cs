using Forum.Core.Sheets;

namespace Forum.Web.Pages.Sheets;

/// <summary>The fields of a sheet in a form (Pages/Sheets/_SheetFields.cshtml).</summary>
/// <param name="Value">what stands in a field of that name (<see cref="SheetNames"/>)</param>
/// <param name="Opening">only what is asked when a thread is published, and one day</param>
/// <param name="Rows">days shown, empty ones too</param>
public sealed record SheetFieldsModel(SheetKind Kind, Func<string, string> Value, bool Opening, int Rows = 1)
{
    public IEnumerable<SheetField> Fields => Kind.Fields.Where(f => f.AtOpening || !Opening);

    public string Label(SheetField field) => $"sheets.{Kind.Slug}.{field.Name}";
}
