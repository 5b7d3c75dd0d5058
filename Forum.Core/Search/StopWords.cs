namespace Forum.Core.Search;

/// <summary>Folded words that say nothing about a subject, in both languages; left out of a query unless it holds nothing else.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> All = new(("""
        a au aux avec ce ces cet cette ca cela celle celles celui ceux ceci chez comme comment dans de des du donc dont
        elle elles en encore entre est et etait etaient etant ete etes etre eu eux fait faire faut font il ils je la le les leur leurs lors lui
        ma mais me meme memes mes moi mon ne ni nos notre nous on ont ou par parce pas peu peut peuvent plus pour pourquoi pouvez
        qu quand que quel quelle quelles quels qui quoi sa sans se sera seront ses si son sont sous sur suis sommes soit
        ta te tes toi ton tous tout toute toutes tres tu un une unes uns va vers vos votre vous vont y avez avons avoir ai as aussi alors apres avant
        deja depuis etc iel iels lequel laquelle lesquels lesquelles la voici voila est-ce ci ainsi afin autre autres bien car chaque
        the of and or to in on at by for from with is are was were be been it its this that these those there their they you your our we us my me an as
        do does did has have had how what when where which who why not no but if so than then can could would should will about into
        """).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string word) => word.Length == 1 && char.IsLetter(word[0]) || All.Contains(word);
}
