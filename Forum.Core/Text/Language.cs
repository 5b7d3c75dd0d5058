namespace Forum.Core.Text;

/// <summary>The two languages of the place. French is the default and never poorer than English.</summary>
public enum Language
{
    French,
    English,
}

public static class Languages
{
    /// <summary>The BCP 47 tag for <c>lang</c> attributes and cultures: fr-CA or en-CA.</summary>
    public static string Tag(this Language language) => language == Language.English ? "en-CA" : "fr-CA";

    /// <summary>The two letters kept in the store and in the cookie: fr or en.</summary>
    public static string Code(this Language language) => language == Language.English ? "en" : "fr";

    /// <summary>Reads « en », « EN », « en-CA »… as English and anything else, null included, as French.</summary>
    public static Language Parse(string? text)
    {
        var tag = (text ?? "").Trim();
        var english = tag.Equals("en", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("en_", StringComparison.OrdinalIgnoreCase);
        return english ? Language.English : Language.French;
    }
}
