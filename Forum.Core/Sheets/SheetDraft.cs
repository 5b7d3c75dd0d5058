using System.Globalization;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Sheets;

/// <summary>A sheet as a form brought it, made regular and found good.</summary>
/// <param name="Dates">with the key 0 where the day is new</param>
internal sealed record SheetDraft(SheetKind Kind, Dictionary<string, string> Fields, List<SheetDate> Dates)
{
    /// <summary>What lists filter by; empty where the kind has nothing of the sort, or it is not said.</summary>
    public string Facet => Kind.Facet is { } facet ? Fields.GetValueOrDefault(facet, "") : "";

    public bool IsEmpty => Fields.Count == 0 && Dates.Count == 0;

    /// <summary>Refused: a field too long or unreadable, an address that is none, a word that is no choice, a day or an hour that cannot be read.</summary>
    /// <param name="form">what the form says under a name (<see cref="SheetNames"/>); null where it has no such field</param>
    public static Outcome<SheetDraft> Read(SheetKind kind, Func<string, string?> form, Places places)
    {
        Dictionary<string, string> fields = [];
        foreach (var field in kind.Fields)
        {
            var name = SheetNames.Field(kind, field.Name);
            var value = field.Type is SheetFieldType.Text ? Input.Clean(form(name)) : Input.CleanLine(form(name));
            if (value.Length == 0) continue;
            if (Fault(field, ref value) is { } fault) return Refusal.Invalid(name, fault);
            fields[field.Name] = value;
        }
        List<SheetDate> dates = [];
        if (kind.Days is not SheetDays.None)
        {
            for (var n = 0; n < SheetNames.MostDates; n++)
            {
                var (date, refusal) = SheetDay.Read(kind, n, form, places);
                if (refusal is not null) return refusal;
                if (date is not null) dates.Add(date);
            }
        }
        return new SheetDraft(kind, fields, dates);
    }

    private static string? Fault(SheetField field, ref string value)
    {
        if (Input.Fault(value, field.MaxLength) is { } fault) return fault is "input.too_long" ? "sheets.too_long" : fault;
        switch (field.Type)
        {
            case SheetFieldType.Choice: return field.Choices.Contains(value) ? null : "sheets.no_choice";
            case SheetFieldType.Number: return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "sheets.no_number";
            case SheetFieldType.Link:
                // « fonds.example/appel » is how people say an address
                if (!value.Contains(':', StringComparison.Ordinal) && value.Contains('.', StringComparison.Ordinal) && !value.StartsWith('/')) value = "https://" + value;
                if (Links.Safe(value) is not { } safe || Links.IsLocal(safe)) return "sheets.no_link";
                value = safe;
                return null;
            default: return null;
        }
    }
}
