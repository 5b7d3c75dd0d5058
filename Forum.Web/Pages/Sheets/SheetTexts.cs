using Forum.Core.Confidentiality;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Sheets;

/// <summary>What somebody tells in a sheet, as the confidentiality guard reads it: its texts of several lines. Lines of one say whom to call, where, and for how much, which names nobody who did not want it.</summary>
internal static class SheetTexts
{
    /// <summary>All of them, one under the other, as what identifies may be said half in each; empty for a kind that has none.</summary>
    /// <param name="form">what stands in a field of that name (<see cref="SheetNames"/>)</param>
    public static string Of(ThreadKind? kind, Func<string, string?> form) => string.Join('\n', Names(kind).Select(form).Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>The fields of a form with the guard’s proposals in those texts.</summary>
    /// <param name="today">by which ages are told from dates</param>
    public static Dictionary<string, string> Rewritten(ThreadKind? kind, IReadOnlyDictionary<string, string> form, DateTimeOffset today)
    {
        var rewritten = form.ToDictionary();
        foreach (var name in Names(kind).Where(rewritten.ContainsKey)) rewritten[name] = Guard.Rewrite(rewritten[name], Guard.Look(rewritten[name], today));
        return rewritten;
    }

    private static IEnumerable<string> Names(ThreadKind? kind) =>
        kind is { } known && SheetKind.Of(known) is { } sheet ? sheet.Fields.Where(f => f.Type is SheetFieldType.Text).Select(f => SheetNames.Field(sheet, f.Name)) : [];
}
