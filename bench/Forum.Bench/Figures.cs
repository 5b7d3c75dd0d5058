using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Forum.Bench;

/// <param name="Unit">of the figure: « ms CPU », « ratio », « MiB »…</param>
/// <param name="Limit">the same machine's limit, measured in the same run; null where there is none</param>
/// <param name="Goal">what <paramref name="Ratio"/>, or the figure where there is none, must not exceed (or, where <paramref name="AtLeast"/>, must reach)</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null, double? Ratio = null, double? Goal = null, bool AtLeast = false, string Note = "")
{
    public bool? Reached => Goal is not { } goal ? null : AtLeast ? (Ratio ?? Value) >= goal : (Ratio ?? Value) <= goal;
}

/// <summary>The figures of a run: one table for people, one JSON file for programs.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly List<Figure> _all = [];

    public void Add(Figure figure)
    {
        _all.Add(figure);
        AnsiConsole.MarkupLineInterpolated($"[grey]{figure.Name}[/] {figure.Value:0.###} {figure.Unit} {(figure.Ratio is { } ratio ? $"({ratio:0.00} ×)" : "")}");
    }

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[ordered.Length / 2 - 1] + ordered[ordered.Length / 2]) / 2;
    }

    public void Write(string file)
    {
        var table = new Table().AddColumns("measure", "value", "unit", "limit", "ratio", "goal", "", "note");
        foreach (var f in _all)
            table.AddRow(f.Name.EscapeMarkup(), Number(f.Value), f.Unit, Number(f.Limit), Number(f.Ratio), f.Goal is { } goal ? (f.AtLeast ? "≥ " : "≤ ") + Number(goal) : "", f.Reached switch { true => "yes", false => "NO", null => "" }, f.Note.EscapeMarkup());
        AnsiConsole.Write(table);
        File.WriteAllText(file, JsonSerializer.Serialize(new { machine = Machine(), figures = _all }, Json));
        AnsiConsole.MarkupLineInterpolated($"Written to {file}");
    }

    private static object Machine() => new
    {
        processors = Environment.ProcessorCount,
        model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim(),
        memoryGiB = Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0, 1),
        runtime = Environment.Version.ToString(),
        at = TimeProvider.System.GetUtcNow(),
    };

    private static string Number(double? value) => value is { } v ? v.ToString("0.###", CultureInfo.InvariantCulture) : "";
}
