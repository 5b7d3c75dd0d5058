using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Forum.Core.Data;

/// <summary>The reference data and the demo community that travel inside the program.</summary>
internal static class SeedFile
{
    public static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream("seed/" + name) ?? throw new FileNotFoundException(name);

    /// <summary>The rows of a CSV file, by column name.</summary>
    public static List<Dictionary<string, string>> Rows(string name)
    {
        using var parser = new TextFieldParser(Open(name), Encoding.UTF8) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var columns = parser.ReadFields()!;
        List<Dictionary<string, string>> rows = [];
        while (!parser.EndOfData) rows.Add(columns.Zip(parser.ReadFields()!).ToDictionary(f => f.First, f => f.Second));
        return rows;
    }

    public static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
