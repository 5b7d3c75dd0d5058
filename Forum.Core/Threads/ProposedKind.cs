using System.Text.RegularExpressions;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>What kind of post a text looks like: a guess on a chip, never a decision (DOMAIN.md §3). A live exchange is never guessed.</summary>
internal static partial class ProposedKind
{
    private static readonly string[] Asking = ["cherche", "je cherche", "on cherche", "nous cherchons", "besoin d", "j ai besoin", "nous avons besoin", "on a besoin", "quelqu un a", "quelqu un aurait", "looking for", "does anyone", "has anyone", "i am looking", "we are looking", "we need", "i need"];
    private static readonly string[] Interrogative = ["qui.", "que.", "quoi.", "quel", "comment.", "pourquoi.", "ou.", "quand.", "combien", "est ce qu", "qu est ce", "avez vous", "y a t il", "faut il", "peut on", "who.", "what.", "how.", "why.", "where.", "when.", "which.", "can.", "should.", "is there", "are there", "do you", "have you"];
    private static readonly string[] Money = ["fonds.", "subvention", "appel de projet", "appel a projet", "appel de proposition", "programme de financement", "bourse", "soutien financier", "enveloppe", "fondation", "grant", "funding call", "call for proposals", "bursary"];
    private static readonly string[] Deadline = ["date limite", "echeance", "date de tombee", "depot des demandes", "deposez", "avant le", "jusqu au", "se termine le", "deadline", "apply by", "closes on", "due by", "due on"];
    private static readonly string[] Course = ["formation", "atelier", "webinaire", "midi conference", "conference", "colloque", "seance d information", "journee d etude", "training", "workshop", "webinar"];
    private static readonly string[] Enrolment = ["inscri", "places disponibles", "places limitees", "lieu.", "sur zoom", "sur teams", "heures.", "register", "registration", "seats", "venue", "location."];
    private static readonly string[] Tried = ["nous avons essaye", "on a essaye", "j ai essaye", "nous avons mis en place", "on a mis en place", "nous avons teste", "on a teste", "nous avons lance", "on a lance", "nous avons commence a", "on a commence a", "ce qu on a fait", "ce que nous avons fait", "we tried", "we set up", "we started", "what worked", "we launched"];
    private static readonly string[] Outcome = ["resultat", "depuis", "on est passe", "nous sommes passe", "a permis", "ca a marche", "ca marche", "ont raccroche", "de plus en plus", "a diminue", "a augmente", "a double", "result", "since then", "it worked", "went from", "now we"];
    private static readonly string[] Tool = ["grille", "trousse", "gabarit", "canevas", "aide memoire", "guide d", "fiche", "outil", "carnet", "jeu de cartes", "questionnaire", "modele d", "liste de verification", "toolkit", "template", "checklist", "worksheet", "kit."];
    private static readonly string[] Sharing = ["voici", "je partage", "on partage", "nous partageons", "je joins", "ci joint", "je vous partage", "en partage", "a adapter", "modifiable", "libre d utilisation", "telecharg", "disponible", "on a cree", "nous avons cree", "j ai cree", "on a fait", "servez vous", "here is", "here s", "sharing", "feel free to use", "attached", "we made", "i made", "we created"];
    private static readonly string[] Notice = ["annonc", "a noter", "avis.", "avis aux", "rappel", "invitation", "vous etes invite", "offre d emploi", "poste a combler", "poste ouvert", "nous embauchons", "on embauche", "pretons", "on prete", "pret de", "fermeture", "ferme du", "demenag", "consultation", "lancement", "assemblee generale", "recrut", "notice", "reminder", "we are hiring", "job posting", "you are invited", "save the date"];
    private static readonly string[] Case = ["etude de cas", "sans identifier", "j ai modifie les details", "details modifies", "situation difficile", "case study", "details changed"];

    /// <param name="lines">the visible text, a block a line</param>
    public static ThreadKind Of(string lines)
    {
        var words = new Wording(lines);
        if (words.Has(Case)) return ThreadKind.CaseStudy;
        var sentences = lines.Split('\n').SelectMany(ProposedTitle.Sentences).ToList();
        var asks = sentences.FindIndex(s => s.TrimEnd('»', '”', ')', ' ', '\u00A0').EndsWith('?'));
        var asksFirst = asks >= 0 && asks <= 1 && (asks == 0 || sentences[0].Length < 60) || words.Begins(Asking);
        var (date, hour, amount) = (Date().IsMatch(Folding.Fold(lines)), Hour().IsMatch(lines), Amount().IsMatch(lines));
        var call = words.Has(Money) || words.Has(Deadline);
        // who asks about a fund, a course or a tool is asking all the same
        if (!asksFirst)
        {
            if (words.Has("bon coup.") || (words.Has(Tried) && (words.Has(Outcome) || Share().IsMatch(lines)))) return ThreadKind.BonCoup;
            if (date && words.Has(Enrolment) && (hour || words.Has(Course))) return ThreadKind.Training;
            if ((date && amount) || (amount && call && words.Has(Deadline)) || (date && words.Has(Money))) return ThreadKind.Funding;
            if (date && words.Has(Course)) return ThreadKind.Training;
            if (words.Has(Tool) && (words.Has(Sharing) || (words.Begins(Tool) && asks < 0))) return ThreadKind.Tool;
            if (words.Has(Notice) && asks < 0) return ThreadKind.Announcement;
        }
        if (asks >= 0 || asksFirst || words.Begins(Interrogative)) return ThreadKind.Question;
        return words.Has(Notice) ? ThreadKind.Announcement : ThreadKind.Discussion;
    }

    /// <summary>On folded text: « le 15 janvier », « 1er mars », « 2027-01-15 », « January 15 », « lundi prochain ».</summary>
    [GeneratedRegex(@"\b(?:1er|\d{1,2})\s+(?:janv|fevr|mars\b|avril|mai\b|juin|juil|aout|sept|oct|nov|dec|jan\b|feb|march|april|may\b|june|july|aug)|\b\d{4}-\d\d-\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+prochain|\bnext (?:monday|tuesday|wednesday|thursday|friday)")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b\d{1,2}[ \u00A0]h(?:[ \u00A0]\d{1,2})?\b|\b\d{1,2}h\d{0,2}\b|\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]\.?m\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();

    [GeneratedRegex(@"\d[ \u00A0\u202F]?(?:\$|k\$|M\$|dollars|millions? de dollars)|\$ ?\d", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    /// <summary>« de 3 à 22 », « 75 % », « from 3 to 22 »: a figure that tells an outcome.</summary>
    [GeneratedRegex(@"\bde \d+ à \d+|\d[ \u00A0\u202F]?%|\bfrom \d+ to \d+", RegexOptions.IgnoreCase)]
    private static partial Regex Share();
}
