namespace Forum.Core.Text;

/// <summary>The language a text is written in, by its small words. A text keeps its own language for screen readers and search, whatever the screens speak.</summary>
public static class LanguageGuess
{
    private static readonly HashSet<string> French = [.. "le la les des une du au aux et est sont dans pour avec sur pas ne que qui quoi quel quelle nous vous ils elle elles mais ou donc chez ce cette ces mon ma mes notre nos votre vos leur leurs un de je j l d c s n qu il on se sa ses en y a ont avez avons ete etre faire plus tres aussi bonjour merci comment pourquoi quand si".Split(' ')];

    private static readonly HashSet<string> English = [.. "the of and to is are was were in for with on not that which what who we you they it its this these those my our your their a an i have has had do does did be been how why when if or but from at by as can could would should will about there any anyone hello hi thanks please".Split(' ')];

    /// <summary>The fallback, usually the writer's own language, where the words do not tell.</summary>
    public static Language Of(string text, Language fallback)
    {
        var (french, english) = (0, 0);
        foreach (var word in new Wording(text).Words)
        {
            if (French.Contains(word)) french++;
            if (English.Contains(word)) english++;
        }
        return french > english ? Language.French : english > french ? Language.English : fallback;
    }
}
