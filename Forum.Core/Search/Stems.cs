using Lucene.Net.Analysis.Fr;

namespace Forum.Core.Search;

/// <summary>A folded word brought to the term it is found by: a family of the field first, then the French light stemmer.</summary>
internal static class Stems
{
    private const int MaxLength = 40;

    // it keeps no state: it works on the characters it is given
    private static readonly FrenchLightStemmer Stemmer = new();

    /// <summary>Beginnings that gather what the stemmer leaves apart (décrochage, décrocheuse, décrochent), each with its term. The longest beginning wins.
    /// A term is itself one of its family's beginnings, so that no word from outside is brought to it.</summary>
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        // leaving school and coming back are one subject here
        ["decroch"] = "decroch",
        ["raccroch"] = "decroch",
        ["racroch"] = "decroch",
        ["intervenant"] = "intervenant",
        ["absen"] = "absen",
        ["financ"] = "financ",
        ["subvention"] = "subvention",
        ["suspen"] = "suspen",
        ["persever"] = "persever",
        ["reuss"] = "reuss",
        ["scolair"] = "scolair",
        ["scolari"] = "scolair",
        ["educat"] = "educat",
        ["eduqu"] = "educat",
        ["animat"] = "animat",
        ["anime"] = "animat",
        ["animon"] = "animat",
        ["animant"] = "animat",
        ["accompagn"] = "accompagn",
        ["confidentia"] = "confidentia",
        ["confidentie"] = "confidentia",
        ["concerta"] = "concerta",
        ["concerte"] = "concerta",
        ["motiv"] = "motiv",
        ["orientat"] = "orientat",
        ["oriente"] = "orientat",
        ["orientan"] = "orientat",
        ["anxi"] = "anxi",
        ["violen"] = "violen",
        ["intimid"] = "intimid",
        ["cyberintimid"] = "cyberintimid",
        ["consomm"] = "consomm",
        ["benevol"] = "benevol",
        ["tutora"] = "tutora",
        ["tuteur"] = "tutora",
        ["tutric"] = "tutora",
        ["mentor"] = "mentor",
        ["innov"] = "innov",
        ["inclu"] = "inclu",
        ["preven"] = "preven",
        ["partenari"] = "partenari",
        ["partenair"] = "partenari",
        ["immigr"] = "immigr",
        ["signal"] = "signal",
        ["isole"] = "isole",
        ["isola"] = "isole",
        ["epuis"] = "epuis",
        ["recrut"] = "recrut",
        ["particip"] = "particip",
        ["collabor"] = "collabor",
        ["evalu"] = "evalu",
        ["encadr"] = "encadr",
        ["coordonna"] = "coordonna",
        ["coordonne"] = "coordonna",
        ["coordina"] = "coordonna",
        ["coordonnee"] = "coordonnee",
        ["travail"] = "travail",
        ["travaux"] = "travail",
        ["employ"] = "employ",
        ["emploi"] = "employ",
        ["eloign"] = "eloign",
        ["adolesc"] = "adolesc",
        ["jumela"] = "jumela",
        ["jumele"] = "jumela",
        ["heberg"] = "heberg",
        ["orthophon"] = "orthophon",
        ["psycholog"] = "psycholog",
        ["insertion"] = "insertion",
        ["insere"] = "insertion",
        ["reinser"] = "insertion",
        ["socioprofession"] = "socioprofession",
        ["transitio"] = "transitio",
        ["transitoir"] = "transitio",
        ["stage"] = "stagiair",
        ["stagiair"] = "stagiair",
        ["bailleu"] = "bailleu",
        ["formateur"] = "formateur",
        ["formatric"] = "formateur",
        ["formation"] = "formateur",
    };

    /// <summary>Short words that are a whole form of a family, and begin too many others.</summary>
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal) { ["ado"] = "adolesc", ["ados"] = "adolesc" };

    private static readonly int Longest = Families.Keys.Max(key => key.Length);
    private static readonly int Shortest = Families.Keys.Min(key => key.Length);
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Family = Families.GetAlternateLookup<ReadOnlySpan<char>>();

    // most words begin like none of them: one look-up instead of a dozen
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginnings = Families.Keys.Select(key => key[..Shortest]).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(string word)
    {
        if (char.IsAsciiDigit(word[0])) return word.Length <= MaxLength ? word : word[..MaxLength];
        if (word.Length >= Shortest && Beginnings.Contains(word.AsSpan(0, Shortest)) && FamilyOf(word) is { } family) return family;
        if (Forms.TryGetValue(word, out var form)) return form;
        // short words have no ending to lose; no one types a word longer than the limit
        if (word.Length <= 2) return word;
        var letters = new char[Math.Min(word.Length, MaxLength)];
        word.CopyTo(0, letters, 0, letters.Length);
        return new string(letters, 0, Stemmer.Stem(letters, Masculine(letters)));
    }

    private static string? FamilyOf(string word)
    {
        for (var length = Math.Min(Longest, word.Length); length >= Shortest; length--)
            if (Family.TryGetValue(word.AsSpan(0, length), out var term)) return term;
        return null;
    }

    // the stemmer knows « -ière » by its accent, which is folded away by now: infirmière, conseillère
    private static int Masculine(ReadOnlySpan<char> word)
    {
        var singular = word.EndsWith("s") ? word[..^1] : word;
        return singular.Length > 6 && singular.EndsWith("ere") ? singular.Length - 1 : word.Length;
    }
}
