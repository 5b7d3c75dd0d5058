using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Posts;
using Forum.Core.Text;

namespace Forum.Core.Demo;

/// <summary>Texts for measurements: rendered by the real renderer, of words as unevenly common as real ones. The same seed gives the same texts.</summary>
internal sealed partial class GrowTexts
{
    /// <summary>Different texts; posts share them.</summary>
    public const int Count = 5_000;

    private const int Vocabulary = 9_000;

    private static readonly string[] Joints = ["le", "la", "les", "de", "et", "pour", "avec", "dans", "on", "un", "une", "qui", "que", "pas", "plus", "sur", "en", "nos", "leur", "mais", "aussi", "par", "ils", "nous", "depuis"];
    private static readonly string[] Syllables = ["ba", "ro", "li", "mon", "ta", "vé", "sou", "gar", "ne", "fi", "ca", "lou", "ver", "mi", "dan", "pré", "so", "ger", "ti", "vau", "bel", "cha", "rin", "do", "mer"];

    private readonly Random _random;
    private readonly string[] _words;
    private readonly Text[] _texts;

    /// <param name="Terms">its search terms</param>
    public sealed record Text(PostText Post, string Terms);

    public GrowTexts(int seed)
    {
        _random = new Random(seed);
        _words = [.. WordsOfTheDemo().Concat(Invented()).Distinct().Take(Vocabulary)];
        string[] bodies = [.. Enumerable.Range(0, Count).Select(Body)];
        _texts = [.. bodies.AsParallel().AsOrdered().Select(Render)];
    }

    /// <summary>The n-th text, counted round.</summary>
    public Text this[int n] => _texts[n % Count];

    /// <summary>A title of five to ten words; a question ends as one.</summary>
    public string Title(Random random, bool question) => Sentence(random, random.Next(5, 11)) + (question ? "?" : "");

    private static Text Render(string body)
    {
        var post = PostText.Check(body).Value ?? throw new InvalidOperationException("A text for measurements was refused.");
        return new(post, Search.Terms.Of(PlainText.Of(post.Html)));
    }

    private string Body(int n)
    {
        var body = new StringBuilder();
        var paragraphs = _random.Next(1, 4);
        for (var p = 0; p < paragraphs; p++)
        {
            if (p > 0) body.Append("\n\n");
            if (p == 1 && n % 7 == 0) body.Append("> ");
            for (var s = _random.Next(2, 5); s > 0; s--) body.Append(Sentence(_random, _random.Next(8, 20))).Append(n % 9 == 0 && s == 1 ? "? " : ". ");
        }
        if (n % 6 == 0)
        {
            body.Append("\n\n");
            for (var i = _random.Next(2, 6); i > 0; i--) body.Append("- ").Append(i % 2 == 0 ? $"**{Word(_random)}** " : "").Append(Sentence(_random, 6)).Append('\n');
        }
        return body.ToString();
    }

    private string Sentence(Random random, int words)
    {
        var sentence = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            var word = i % 2 == 1 ? Joints[random.Next(Joints.Length)] : Word(random);
            if (i > 0) sentence.Append(' ').Append(word);
            else sentence.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        return sentence.ToString();
    }

    /// <summary>The first words of the vocabulary are a hundred times as common as the last, as in any language.</summary>
    private string Word(Random random)
    {
        var u = random.NextDouble();
        return _words[(int)(_words.Length * u * u)];
    }

    private static IEnumerable<string> WordsOfTheDemo() => DemoData.Read().Threads.SelectMany(t => t.Posts)
        .SelectMany(p => Letters().Matches(p.Body).Select(m => m.Value.ToLowerInvariant()))
        .GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    private static IEnumerable<string> Invented() =>
        from a in Syllables from b in Syllables from c in Syllables select a + b + c;

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();
}
