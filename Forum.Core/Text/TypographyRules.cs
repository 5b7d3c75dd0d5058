using System.Text.RegularExpressions;

namespace Forum.Core.Text;

/// <summary>Words and forms that our own strings do without, each with what stands instead (the lexicon of DOMAIN.md §6).</summary>
internal static class TypographyRules
{
    private const string Months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

    public static readonly IReadOnlyList<(Regex Pattern, string Wanted)> French =
    [
        Words("e-?mails?|mails?|méls?|courriers? électroniques?|adresses? électroniques?", "courriel"),
        Words("newsletters?|news-letters?", "infolettre"),
        Words("spams?", "pourriel"),
        Words("deadlines?|dates? butoirs?|dates? de tombée", "date limite"),
        Words("upload|uploader|uploade|uploadez|uploadée?s?", "téléverser"),
        Words("download|downloader|downloadez|downloadée?s?", "télécharger"),
        Words("poster|poste[rz]|posté|postées?|postés|postant|posts?", "publier, publication"),
        Words("threads?|topics?", "fil de discussion"),
        Words("opportunités?", "occasion"),
        Words("hashtags?", "mot-clic"),
        Words("tags?|taguer|tagguer", "étiquette"),
        Words("podcasts?", "balado"),
        Words("chats?|chatter|tchats?|tchatter", "clavarder, échange en direct"),
        Words("pins?|pinner|pinnée?s?", "épingler"),
        Words("follow|followers?|unfollow|unsubscribe", "s’abonner, se désabonner"),
        Words("logins?|logout|sign in|se logger|se loguer", "se connecter"),
        Words("likes?|liker|likée?s?", "merci"),
        Words("feedbacks?", "commentaire, retour"),
        Words("drafts?", "brouillon"),
        Words("attachements?", "pièce jointe"),
        Words("links?", "lien, hyperlien"),
        Words("badges?|trophées?|médailles?|scores?|leaderboards?|gamifi[a-zé]*", "nothing of the kind: no gamification"),
        (Typography.New(@"\p{L}·\p{L}"), "neutral wording, then full doublets: no middle dot"),
        (Typography.New(@"\p{L}\((e|es|s|ne|nes|le|les|se|ses|trice|trices|rice|rices|euse|euses|ère|ères|ière|ières|-trice|-trices)\)"), "neutral wording, then full doublets: no parentheses"),
        (Typography.New($@"(^|[^\d,.]\s)1\s({Months})\b"), "1er"),
        (Typography.New(@"\d{1,2}/\d{1,2}/\d{2,4}"), "a date in figures is 2026-11-22"),
    ];

    public static readonly IReadOnlyList<(Regex Pattern, string Wanted)> English =
    [
        Words("emails?|e-?mailed", "e-mail"),
        Words("centers?|centered", "centre"),
        Words("colors?|colored", "colour"),
        Words("favorites?", "favourite"),
        Words("behaviors?", "behaviour"),
        Words("neighbors?|neighboring", "neighbour"),
        Words("labor|labors", "labour"),
        Words("honors?", "honour"),
        Words("programmes?", "program"),
        Words("badges?|troph(y|ies)|medals?|scores?|leaderboards?", "nothing of the kind: no gamification"),
        (Typography.New(@"\d[^\S\u00A0][ap]\.m\."), "no-break space (U+00A0) before a.m. and p.m."),
        (Typography.New(@"\d{1,2}/\d{1,2}/\d{2,4}"), "a date in figures is 2026-11-22"),
    ];

    private static (Regex Pattern, string Wanted) Words(string words, string wanted)
        => (Typography.New($@"\b({words})\b"), $"“{wanted}” wanted");
}
