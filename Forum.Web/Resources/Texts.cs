using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Forum.Core.Text;

namespace Forum.Web.Resources;

/// <summary>Every sentence of the place in one language, from Resources/*.resx (French) and *.en.resx. A key says its file and its use: « threads.reply » is in Threads.resx.</summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> _texts;

    private Texts(Language language)
    {
        Language = language;
        Formats = Formats.For(language);
        var culture = language is Language.French ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo("en");
        var assembly = typeof(Texts).Assembly;
        _texts = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Forum.Web.Resources.", StringComparison.Ordinal) && n.EndsWith(".resources", StringComparison.Ordinal))
            .SelectMany(n => new ResourceManager(n[..^".resources".Length], assembly).GetResourceSet(culture, true, false)?.Cast<DictionaryEntry>() ?? [])
            .ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    public static Texts French { get; } = new(Language.French);

    public static Texts English { get; } = new(Language.English);

    /// <summary>The texts of this request's language.</summary>
    public static Texts Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : French;

    public Language Language { get; }

    public Formats Formats { get; }

    /// <summary>The sentence; the key itself where it is missing, which the parity test refuses.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>A sentence with its places {0}, {1}… filled.</summary>
    public string Say(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A sentence with a name in its place {0}: in French with its « de » or « d’ ».</summary>
    public string SayOf(string key, string name) => Say(key, Language is Language.French ? Elision.Of(name) : name);

    /// <summary>« 1 réponse », « 7 réponses »: key + .zero (where given), .one or .other; {0} is the number. French says 0 and 1 in the singular.</summary>
    public string Count(string key, long number)
    {
        if (number == 0 && _texts.TryGetValue(key + ".zero", out var none)) return none;
        var one = Language is Language.French ? number < 2 : number == 1;
        return Say(key + (one ? ".one" : ".other"), Formats.Number(number));
    }

    /// <summary>« 5 minutes », « 4 heures ».</summary>
    public string Minutes(long minutes) => minutes >= 60 && minutes % 60 == 0 ? Count("moderation.hours", minutes / 60) : Count("moderation.minutes", minutes);

    public static Texts For(Language language) => language is Language.English ? English : French;

    /// <summary>All keys, for the tests.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _texts;
}
