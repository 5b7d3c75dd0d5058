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
    private static readonly string[] Columns = ["measure", "value", "limit", "ratio", "goal", "reached", "note"];
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

    /// <summary>Prints the table, as Markdown, and writes it with the machine's data into the folder.</summary>
    public void Write(string folder)
    {
        string[][] rows = [Columns, [.. Columns.Select(_ => "---")], .. _all.Select(Row)];
        var table = string.Concat(rows.Select(cells => $"| {string.Join(" | ", cells)} |\n"));
        Console.WriteLine(table);
        File.WriteAllText(Path.Combine(folder, "figures.md"), table);
        File.WriteAllText(Path.Combine(folder, "figures.json"), JsonSerializer.Serialize(new { machine = Machine(), figures = _all }, Json));
        Console.WriteLine($"figures.md and figures.json are in {folder}");
    }

    private static string[] Row(Figure f) =>
        [f.Name, $"{Number(f.Value)} {f.Unit}".TrimEnd(), Number(f.Limit), f.Ratio is { } ratio ? Number(ratio) + " ×" : "", Goal(f), f.Reached switch { true => "yes", false => "no", null => "" }, f.Note];

    private static string Goal(Figure f) => f.Goal is not { } goal ? "" : (f.AtLeast ? "≥ " : "≤ ") + Number(goal) + (f.Ratio is null ? "" : " ×");

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
