using Forum.Core.Text;
using Forum.Core.Themes;

namespace Forum.Core.Threads;

/// <summary>The shelf a text speaks of: the theme most of whose words it holds, else the first that fits its kind. Themes added by coordinators are known by their names.</summary>
internal static class ProposedTheme
{
    private static readonly Dictionary<string, string[]> Beginnings = new()
    {
        ["pratiques"] = ["pratique", "accompagn", "intervention aupres", "absenteis", "absence", "retard", "presence", "raccroch", "decroch", "perseveran", "motivation", "motiver", "rencontre individuelle", "aide aux devoirs", "suspension", "parents", "passage primaire", "employeur", "horaire", "groupe de", "attendance", "dropout", "mentor"],
        ["financement"] = ["financ", "subvention", "fonds.", "fondation", "bailleur", "reddition", "psoc", "budget", "appel de projet", "appel a projet", "demande de fonds", "don.", "dons.", "levee de fonds", "indicateur", "bourse", "fund", "grant", "budget", "donor"],
        ["enjeux-politiques"] = ["politique", "ministere", "ministre", "loi.", "projet de loi", "consultation", "concertation", "memoire.", "plaidoyer", "entente de service", "css.", "centre de services scolaire", "commission scolaire", "depute", "gouvernement", "table de", "policy", "government", "advocacy", "bill."],
        ["formation"] = ["formation", "formatrice", "formateur", "webinaire", "midi conference", "colloque", "perfectionnement", "entretien motivationnel", "apprendre a", "se former", "certification", "training", "webinar", "workshop"],
        ["innovations"] = ["innov", "intelligence artificielle", "ia.", "chatgpt", "numerique", "balado", "projet pilote", "pilote", "recherche", "etude.", "experiment", "nouvelle approche", "podcast", "pilot project", "research", "ai."],
        ["ressources"] = ["ressource", "local.", "locaux", "minibus", "transport", "logement", "hebergement", "repertoire", "coordonnees", "preter", "pret de", "on prete", "nous pretons", "service.", "qui offre", "ou trouver", "resource", "directory", "housing", "borrow", "space to"],
        ["problematiques"] = ["problem", "intimidation", "cyberintimid", "violence", "suicid", "crise", "detresse", "anxie", "sante mentale", "consommation", "drogue", "refus scolaire", "rupture", "epuise", "conflit", "dpj", "deuil", "fugue", "mandat", "bullying", "crisis", "mental health", "anxiety", "burnout"],
        ["outils"] = ["outil", "grille", "trousse", "gabarit", "canevas", "aide memoire", "fiche", "carnet", "questionnaire", "modele d", "formulaire", "jeu de", "guide.", "entente de confidentialite", "tool", "template", "checklist", "worksheet", "form.", "kit."],
        ["vie-du-reseau"] = ["reseau", "presentez vous", "je me presente", "nouvelle dans", "nouveau dans", "nouvellement", "jumelage", "rencontre annuelle", "rencontre nationale", "assemblee", "plateforme", "ce forum", "network", "introduce", "new here", "this forum", "annual meeting"],
    };

    private static readonly Dictionary<ThreadKind, string> Usual = new()
    {
        [ThreadKind.Funding] = "financement",
        [ThreadKind.Training] = "formation",
        [ThreadKind.Tool] = "outils",
        [ThreadKind.CaseStudy] = "problematiques",
        [ThreadKind.Resource] = "ressources",
        [ThreadKind.BonCoup] = "pratiques",
    };

    // what the kind says weighs as much as this many words of the text
    private const int WeightOfKind = 2;

    /// <returns>null only where no theme is open</returns>
    public static Theme? Of(string lines, string title, ThreadKind kind, IReadOnlyList<Theme> themes)
    {
        var (all, first) = (new Wording(lines), new Wording(title));
        int Score(Theme theme)
        {
            var words = Beginnings.GetValueOrDefault(theme.Slug) ?? [.. new Wording($"{theme.NameFr} {theme.NameEn}").Words.Where(w => w.Length > 3)];
            return all.Count(words) + first.Count(words) + (Usual.GetValueOrDefault(kind) == theme.Slug ? WeightOfKind : 0);
        }
        var best = themes.MaxBy(Score);
        return best is not null && Score(best) > 0 ? best : themes.FirstOrDefault(t => t.Kinds.Split(' ').Contains(kind.ToString())) ?? best;
    }
}
