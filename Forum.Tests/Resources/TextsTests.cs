using System.Text.RegularExpressions;
using Forum.Core.Text;
using Forum.Tests.House;
using Forum.Web.Resources;

namespace Forum.Tests.Resources;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> French = Texts.French.All.ToDictionary();
    private static readonly Dictionary<string, string> English = Texts.English.All.ToDictionary();

    [Test]
    public void French_and_English_have_the_same_keys()
    {
        Assert.That(French, Is.Not.Empty);
        Assert.That(French.Keys.Except(English.Keys), Is.Empty, "missing in English");
        Assert.That(English.Keys.Except(French.Keys), Is.Empty, "missing in French");
    }

    [Test]
    public void Both_languages_fill_the_same_places() =>
        Assert.That(French.Where(f => !Places(f.Value).SetEquals(Places(English[f.Key]))).Select(f => f.Key), Is.Empty);

    [Test]
    public void Every_key_stands_in_the_file_of_its_name()
    {
        foreach (var file in Repository.Files("Forum.Web/Resources", ".resx"))
        {
            var prefix = Regex.Replace(Path.GetFileName(file).Split('.')[0], "(?<!^)([A-Z])", "_$1").ToLowerInvariant() + ".";
            Assert.That(Names().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value), Is.All.StartsWith(prefix), file);
        }
    }

    [Test]
    public void Every_key_the_code_names_exists()
    {
        var named = new[] { "Forum.Core", "Forum.Web" }.SelectMany(p => Repository.Files(p, ".cs", ".cshtml"))
            .SelectMany(f => Used().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct();
        var prefixes = French.Keys.Select(k => k[..(k.IndexOf('.', StringComparison.Ordinal) + 1)]).ToHashSet();
        var missing = named.Where(k => prefixes.Contains(k[..(k.IndexOf('.', StringComparison.Ordinal) + 1)]))
            .Where(k => !k.EndsWith(".csv", StringComparison.Ordinal) && !French.ContainsKey(k) && !French.ContainsKey(k + ".other") && !French.Keys.Any(known => k.EndsWith('.') && known.StartsWith(k, StringComparison.Ordinal)));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void No_text_is_left_in_French_for_English_readers() =>
        Assert.That(English.Where(e => FrenchWord().IsMatch(e.Value) && French[e.Key] == e.Value).Select(e => e.Key), Is.Empty);

    [TestCase(Language.French)]
    [TestCase(Language.English)]
    public void Every_text_keeps_the_typography_and_the_words_of_its_language(Language language)
    {
        var faults = (language is Language.French ? French : English).SelectMany(t => Typography.Faults(t.Value, language).Select(f => $"{t.Key}: {f}"));
        Assert.That(faults, Is.Empty);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex Names();

    [GeneratedRegex(@"""([a-z_]+\.[a-z0-9_.]+)""")]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(le|la|les|des|une|votre|vos|cette|pour)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchWord();
}
