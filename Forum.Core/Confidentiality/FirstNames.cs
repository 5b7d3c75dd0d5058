using System.Collections.Frozen;
using Forum.Core.Data;

namespace Forum.Core.Confidentiality;

/// <summary>First names common in Québec, folded, with the gender a proposal takes: a list of ours, short on purpose, as many names are words or places too.</summary>
internal static class FirstNames
{
    private static readonly FrozenDictionary<string, bool> IsGirls = Load();

    /// <summary>Whether it is a girl's name; null where it is none of these.</summary>
    /// <param name="folded">« Marie-Ève » is looked up whole, then by its first half</param>
    public static bool? Of(string folded)
    {
        if (IsGirls.TryGetValue(folded, out var girls)) return girls;
        var hyphen = folded.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 2 && IsGirls.TryGetValue(folded[..hyphen], out girls) && IsGirls.ContainsKey(folded[(hyphen + 1)..]) ? girls : null;
    }

    private static FrozenDictionary<string, bool> Load()
    {
        using var reader = new StreamReader(SeedFile.Open("first-names.txt"));
        Dictionary<string, bool> names = [];
        while (reader.ReadLine() is { } line)
            foreach (var name in line.Split(' ')[1..]) names.TryAdd(name, line[0] == 'f');
        return names.ToFrozenDictionary();
    }
}
