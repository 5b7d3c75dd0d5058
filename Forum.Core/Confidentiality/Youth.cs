using System.Text.RegularExpressions;

namespace Forum.Core.Confidentiality;

/// <summary>
/// What identifies a youth only beside something else: a first name beside an age, a « jeune », a mother or a crisis; a school beside an age; a town beside a placement. Read sentence by sentence,
/// and a colleague (« Merci Karine », « notre TS Julie ») is nobody to hide.
/// </summary>
internal static partial class Youth
{
    /// <summary>A capitalised word that may be a first name.</summary>
    /// <param name="IsGirls">null where the list does not know it</param>
    private sealed record Candidate(int Start, int Length, bool? IsGirls)
    {
        public int End => Start + Length;
    }

    /// <summary>Characters beside a name that may say whose it is.</summary>
    private const int Near = 90;

    /// <summary>One sentence with what it holds.</summary>
    private sealed class Sentence(Reading reading, int start, int end)
    {
        public int Start => start;

        public string Folded { get; } = reading.Folded[start..end];

        public string Text { get; } = reading.Text[start..end];

        public List<(int Start, int Length, int Years, bool IsBare)> Ages { get; } = [];

        public List<Candidate> Names { get; } = [];

        public bool HasYouth { get; set; }

        public bool HasPlacement { get; set; }

        public bool HasPerson { get; set; }
    }

    public static IEnumerable<Finding> Find(Reading reading)
    {
        var sentences = reading.Sentences.Select(s => new Sentence(reading, s.Start, s.End)).ToList();
        foreach (var sentence in sentences) Look(sentence);
        for (var i = 0; i < sentences.Count; i++)
        {
            var (sentence, before, after) = (sentences[i], i > 0 ? sentences[i - 1] : null, i + 1 < sentences.Count ? sentences[i + 1] : null);
            // « Kevin ne vient plus. Il a 15 ans. »
            var agedNext = after is not null && Pronoun().IsMatch(after.Folded) && after.Ages.Count > 0;
            foreach (var name in sentence.Names.Where(n => IsOfYouth(sentence, n, agedNext)).ToList())
            {
                yield return Named(reading, sentence, name);
                foreach (var age in sentence.Ages) yield return Aged(reading, sentence, age);
                if (agedNext) foreach (var age in after!.Ages) yield return Aged(reading, after, age);
            }
            foreach (var found in Schools(reading, sentence, before, after)) yield return found;
            foreach (var found in Places(reading, sentence, before, after)) yield return found;
        }
    }

    private static void Look(Sentence sentence)
    {
        var folded = sentence.Folded;
        foreach (Match m in Age().Matches(folded))
        {
            var age = Years(m.Groups["n"].Value);
            if (age is < Identifiers.Youngest or > Identifiers.Oldest || Lasting().IsMatch(folded[Math.Max(0, m.Index - Near)..m.Index]) || Experience().IsMatch(folded[(m.Index + m.Length)..])) continue;
            var number = m.Groups["n"];
            var bare = number.Index + number.Length == m.Index + m.Length;
            sentence.Ages.Add(bare ? (number.Index, number.Length, age, true) : (m.Index, m.Length, age, false));
        }
        sentence.HasYouth = OneYouth().IsMatch(folded);
        sentence.HasPlacement = Placement().IsMatch(folded);
        sentence.HasPerson = sentence.HasYouth || Person().IsMatch(folded) || sentence.Ages.Count > 0;
        foreach (Match m in Word().Matches(sentence.Text))
        {
            var word = folded.Substring(m.Index, m.Length);
            var known = FirstNames.Of(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word);
            var length = word.EndsWith("'s", StringComparison.Ordinal) ? m.Length - 2 : m.Length;
            var capital = char.IsUpper(m.Value[0]);
            if (known is null ? !capital || NotAName().IsMatch(word) : !capital && !AfterYouth().IsMatch(folded[Math.Max(0, m.Index - Near)..m.Index])) continue;
            if (PartOfAPlace().IsMatch(folded[Math.Max(0, m.Index - Near)..m.Index])) continue;
            sentence.Names.Add(new(m.Index, length, known));
        }
    }

    private static bool IsOfYouth(Sentence sentence, Candidate name, bool agedNext)
    {
        var (before, after) = (sentence.Folded[Math.Max(0, name.Start - Near)..name.Start], sentence.Folded[name.End..Math.Min(sentence.Folded.Length, name.End + Near)]);
        if (Greeting().IsMatch(before) || (Colleague().IsMatch(before) && !ChildOf().IsMatch(before)) || Job().IsMatch(after)) return false;
        var introduced = Introduced().IsMatch(before);
        if (introduced || sentence.Ages.Any(a => a.Start >= name.End && a.Start - name.End < 45) && BesideAge().IsMatch(after)) return name.IsGirls is not null || introduced || !Article().IsMatch(before);
        // further away, only a name that is surely one
        if (name.IsGirls is null) return false;
        if (AfterYouth().IsMatch(before) || KinOf().IsMatch(before) || WithKin().IsMatch(after) || IsAYouth().IsMatch(after) || AmongYouths().IsMatch(before) || (sentence.HasPerson && Account().IsMatch(before))) return true;
        if (Acts().IsMatch(after) || Whose().IsMatch(before)) return false;
        return sentence.Ages.Any(a => Math.Abs(a.Start - name.Start) < 90) || agedNext || sentence.HasYouth || Situation().IsMatch(sentence.Folded) || Grade().IsMatch(sentence.Folded) || Kin().IsMatch(sentence.Folded);
    }

    private static Finding Named(Reading reading, Sentence sentence, Candidate name)
    {
        var (start, end, words) = (name.Start, name.End, reading.Proposals);
        var before = sentence.Folded[..start];
        // a family name after it goes with it
        if (Surname().Match(sentence.Text[end..]) is { Success: true } surname && !NotAName().IsMatch(sentence.Folded.AsSpan(end + 1, surname.Length - 1))) end += surname.Length;
        var girl = name.IsGirls == true;
        if (AfterYouth().Match(before) is { Success: true } after)
        {
            start = after.Groups["gap"].Index;
            return new(FindingKind.Name, sentence.Start + start, end - start, "");
        }
        if (Of().Match(before) is { Success: true } of) return new(FindingKind.Name, sentence.Start + of.Index, end - of.Index, girl ? words.OfGirl : words.OfYouth);
        var proposal = girl ? words.Girl : words.Youth;
        if (start == 0 || sentence.Text[..start].All(c => !char.IsLetterOrDigit(c))) proposal = char.ToUpperInvariant(proposal[0]) + proposal[1..];
        return new(FindingKind.Name, sentence.Start + start, end - start, proposal);
    }

    private static Finding Aged(Reading reading, Sentence sentence, (int Start, int Length, int Years, bool IsBare) age) =>
        new(FindingKind.Age, sentence.Start + age.Start, age.Length, reading.Proposals.Around(age.Years, age.IsBare));

    private static IEnumerable<Finding> Schools(Reading reading, Sentence sentence, Sentence? before, Sentence? after)
    {
        foreach (Match m in School().Matches(sentence.Text))
        {
            var name = m.Groups["name"];
            var near = new[] { sentence, before, after }.OfType<Sentence>().ToList();
            var of = near.FirstOrDefault(s => s.Ages.Count > 0 && (s == sentence || !Group().IsMatch(s.Folded)));
            if (of is null && !(sentence.HasYouth && !Generic().IsMatch(sentence.Folded)) && !sentence.Names.Any(n => (n.End <= m.Index || n.Start >= m.Index + m.Length) && IsOfYouth(sentence, n, false))) continue;
            yield return new(FindingKind.School, sentence.Start + name.Index, End(sentence.Text, name) - name.Index, reading.Proposals.School);
            if (of is null) continue;
            foreach (var age in of.Ages) yield return Aged(reading, of, age);
        }
    }

    private static IEnumerable<Finding> Places(Reading reading, Sentence sentence, Sentence? before, Sentence? after)
    {
        var near = new[] { sentence, before, after }.OfType<Sentence>().ToList();
        if (!near.Any(s => s.HasPlacement) || !near.Any(s => s.HasPerson)) yield break;
        if (!sentence.HasPlacement && !sentence.HasPerson) yield break;
        foreach (Match m in Town().Matches(sentence.Text))
        {
            var town = m.Groups["town"];
            var word = sentence.Folded.Substring(town.Index, town.Length);
            // the province is everybody's, the town is not
            var city = word == "quebec" && m.Value[0] is ('à' or 'À');
            if (!city && (NotAName().IsMatch(word) || FirstNames.Of(word) is not null || NotATown().IsMatch(word))) continue;
            yield return new(FindingKind.Place, sentence.Start + town.Index, End(sentence.Text, town) - town.Index, reading.Proposals.Place);
        }
    }

    /// <summary>A name of several words ends before the first one that is neither capitalised nor a small word between two that are.</summary>
    private static int End(string text, Group name)
    {
        var end = name.Index;
        foreach (Match word in NameWord().Matches(text[name.Index..(name.Index + name.Length)]))
        {
            if (char.IsUpper(word.Value[0]) || char.IsDigit(word.Value[0])) end = name.Index + word.Index + word.Length;
            else if (!Small().IsMatch(word.Value)) break;
        }
        return end;
    }

    private static int Years(string word) => int.TryParse(word, out var n) ? n : word switch
    {
        "cinq" or "five" => 5,
        "six" => 6,
        "sept" or "seven" => 7,
        "huit" or "eight" => 8,
        "neuf" or "nine" => 9,
        "dix" or "ten" => 10,
        "onze" or "eleven" => 11,
        "douze" or "twelve" => 12,
        "treize" or "thirteen" => 13,
        "quatorze" or "fourteen" => 14,
        "quinze" or "fifteen" => 15,
        "seize" or "sixteen" => 16,
        "dix-sept" or "seventeen" => 17,
        "dix-huit" or "eighteen" => 18,
        "dix-neuf" or "nineteen" => 19,
        "vingt" or "twenty" => 20,
        _ => 21,
    };
}
