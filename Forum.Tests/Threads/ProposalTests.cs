using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

/// <summary>What is guessed of real-sounding texts; the writer corrects the rest.</summary>
public sealed class ProposalTests
{
    private ForumApp _app = null!;

    private Places Places => _app.Get<Places>();

    [OneTimeSetUp]
    public void Start() => _app = new();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("question", "Qu’est-ce qui a marché chez vous pour les absences du lundi?")]
    [TestCase("question", "Bonjour! On accompagne un groupe de 3e secondaire. Le lundi, il en manque la moitié. Que faire?")]
    [TestCase("question", "Je cherche une grille d’accueil pour un premier contact.")]
    [TestCase("question", "Cherche modèle d’entente de confidentialité entre un organisme et une école")]
    [TestCase("question", "Quelqu’un a-t-il déjà obtenu les 25 000 $ du Fonds Cap sur demain? La date limite est le 15 janvier.")]
    [TestCase("question", "Comment aborder la consommation avec un jeune de 16 ans")]
    [TestCase("question", "Qui donne la formation du 21 janvier à Drummondville? Il reste des places?")]
    [TestCase("question", "Has anyone tried breakfast clubs on Monday mornings?")]
    [TestCase("question", "We are looking for a bilingual homework volunteer.")]
    [TestCase("question", "On a besoin d’un local le mardi soir à Gaspé.")]
    [TestCase("occasion", "Le Fonds Cap sur demain finance des projets de raccrochage, jusqu’à 25 000 $. Date limite : 15 janvier, 16 h (17 h aux Îles).")]
    [TestCase("occasion", "Appel de projets : 5 000 $ pour la persévérance scolaire, dépôt avant le 2027-01-30.")]
    [TestCase("occasion", "Bourses de 500 $ pour des jeunes qui reprennent l’école, jusqu’au 1er mars.")]
    [TestCase("occasion", "Subvention pour l’aide aux devoirs : 12 000 $ par organisme. Échéance en février.")]
    [TestCase("occasion", "Grant of $10,000 for youth projects, apply by February 12.")]
    [TestCase("formation", "Atelier sur le TDAH le 10 décembre à 12 h, inscription en ligne.")]
    [TestCase("formation", "Une journée à Drummondville, le 21 janvier, de 9 h à 16 h. Lieu : nos locaux. Coût : 40 $. Inscription avant Noël.")]
    [TestCase("formation", "Webinaire gratuit sur l’anxiété de performance, le 4 février.")]
    [TestCase("formation", "Formation à l’entretien motivationnel, 18 mars, 9 h, places limitées.")]
    [TestCase("formation", "Workshop on trauma-informed practice, March 4, 10:00, registration required.")]
    [TestCase("bon-coup", "Nous avons essayé un déjeuner le lundi matin. Résultat : 75 % de présences en huit semaines.")]
    [TestCase("bon-coup", "On a mis en place un trio employeur-enseignante-intervenant. Depuis, onze jeunes ont raccroché.")]
    [TestCase("bon-coup", "Notre bon coup de l’année : des causeries avec les parents, de 3 à 22 personnes.")]
    [TestCase("bon-coup", "Contexte : 214 jours de suspension.\n\nCe qu’on a fait : un protocole.\n\nRésultat : 61 jours.\n\nEt chez vous?")]
    [TestCase("bon-coup", "We tried a late start on Mondays and attendance went from 50 to 75.")]
    [TestCase("outil", "Voici la grille d’accueil de 20 minutes que nous utilisons.")]
    [TestCase("outil", "Je partage notre trousse « Mon plan B », modifiable et libre d’utilisation.")]
    [TestCase("outil", "Aide-mémoire d’appel aux employeurs, une page à adapter.")]
    [TestCase("outil", "On a créé un carnet d’orientation en six rencontres. Servez-vous!")]
    [TestCase("outil", "Here is the checklist we use for first meetings.")]
    [TestCase("annonce", "Nous prêtons notre minibus aux groupes des Laurentides.")]
    [TestCase("annonce", "Offre d’emploi : intervenante de milieu à Sept-Îles, 28 heures.")]
    [TestCase("annonce", "Rappel : l’assemblée générale annuelle est ouverte à tous les groupes.")]
    [TestCase("annonce", "Job posting: youth worker in Chisasibi.")]
    [TestCase("etude-de-cas", "J’ai modifié les détails. Un jeune de 15-16 ans ne va plus à l’école depuis l’automne. Par où reprendre?")]
    [TestCase("etude-de-cas", "Étude de cas : une fratrie, deux écoles, un parent épuisé.")]
    [TestCase("echange", "Je trouve que la persévérance se joue dans les corridors autant que dans la classe.")]
    [TestCase("echange", "On se sent seules dans nos municipalités l’été.")]
    [TestCase("echange", "The winter is long up here and the kids feel it.")]
    public void The_kind_is_guessed_from_the_words(string kind, string text) => Assert.That(Of(text).Kind.Slug(), Is.EqualTo(kind));

    [TestCase("financement", "Reddition de comptes du PSOC : quels indicateurs garder pour le bailleur?")]
    [TestCase("enjeux-politiques", "Le CSS ne renouvelle pas notre entente de services. On écrit au ministre?")]
    [TestCase("formation", "Webinaire sur le TDAH le 10 décembre, inscription gratuite")]
    [TestCase("innovations", "On commence un balado : un projet pilote avec l’intelligence artificielle?")]
    [TestCase("ressources", "Où trouver un logement pour une stagiaire? Un répertoire existe?")]
    [TestCase("problematiques", "Cyberintimidation et refus scolaire : la détresse dépasse notre mandat.")]
    [TestCase("outils", "Voici notre gabarit de fiche de suivi.")]
    [TestCase("vie-du-reseau", "Je me présente : nouvelle dans le réseau, à Laval.")]
    [TestCase("pratiques", "Comment accompagnez-vous les jeunes qui décrochent en mars?")]
    [TestCase("pratiques", "Que feriez-vous?")]
    public void The_theme_is_the_one_most_spoken_of(string theme, string text) => Assert.That(Of(text).Theme!.Slug, Is.EqualTo(theme));

    [TestCase("cote-nord", "Offre d’emploi à Sept-Îles et à Baie-Comeau")]
    [TestCase("saguenay-lac-saint-jean", "Au Saguenay–Lac-Saint-Jean, les bleuets passent avant tout.")]
    [TestCase("abitibi-temiscamingue", "On est à Val-d’Or, et nos jeunes à 90 km.")]
    [TestCase("nord-du-quebec", "Our youth in Chisasibi speak Cree and English.")]
    [TestCase("capitale-nationale", "Une étude de l’Université Laval dit le contraire.")]
    [TestCase("laval", "Notre groupe de Laval cherche un local.")]
    [TestCase("tout-le-quebec", "Un sondage auprès des groupes partout au Québec")]
    [TestCase("estrie", "Rien ne dit où, au Québec, à 16 h (17 h aux Îles).")]
    public void The_region_is_the_one_named_else_the_writers_own(string region, string text) => Assert.That(Of(text).Region.Slug, Is.EqualTo(region));

    [TestCase("On accompagne un petit groupe de 3e secondaire", "Bonjour! On accompagne un petit groupe de 3e secondaire. Le lundi, il en manque la moitié.")]
    [TestCase("Qui a une grille d’accueil?", "Salut tout le monde,\n\nqui a une **grille d’accueil**? Merci!")]
    [TestCase("M. Roy, p. ex., passe à 8 h 30 avec 25,50 $", "M. Roy, p. ex., passe à 8 h 30 avec 25,50 $. Et après?")]
    [TestCase("Le jeune dit « laisse-moi tranquille. » et sort", "Le jeune dit « laisse-moi tranquille. » et sort.")]
    [TestCase("Merci de me dire comment vous faites?", "Merci de me dire comment vous faites?")]
    [TestCase("Un lien à lire", "- [Un lien](https://example.org) à lire\n- un autre")]
    [TestCase("", "   \n\n  ")]
    [TestCase("", "Bonjour!")]
    public void The_title_is_the_first_sentence_that_says_something(string title, string text) => Assert.That(Of(text).Title, Is.EqualTo(title));

    [Test]
    public void A_long_sentence_is_cut_at_a_word()
    {
        var title = Of(string.Join(' ', Enumerable.Repeat("persévérance", 30))).Title;
        Assert.That((title.Length <= 160, title[^13..]), Is.EqualTo((true, "persévérance…")));
    }

    [TestCase("fr", "Qui a une grille?")]
    [TestCase("en", "Who has a checklist for the first meeting?")]
    [TestCase("en", "Looking for a mentor in Sept-Îles, for the winter.")]
    [TestCase("fr", "Webinaire TDAH")]
    public void The_language_is_told_by_the_small_words(string code, string text) => Assert.That(Of(text).Language.Code(), Is.EqualTo(code));

    [TestCase(1_000_000, 0)]
    [TestCase(0, 20_000)]
    public async Task Marks_without_end_are_read_in_no_time(int title, int body)
    {
        var home = Places.Region("estrie")!;
        var proposal = await Task.Run(() => Proposal.Of(new string('?', title) + "a", new string('?', body) + "a", home, Lists, Language.French)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(proposal.Title, Has.Length.InRange(1, PublishThread.MaxTitle));
    }

    [Test]
    public void Her_own_title_is_kept_and_says_more_than_the_text()
    {
        var proposal = Proposal.Of("Qui a un local à Rimouski?", "C’est pour le mardi soir.", Places.Region("estrie")!, Lists, Language.French);
        Assert.That((proposal.Title, proposal.Kind, proposal.Region.Slug, proposal.Theme!.Slug), Is.EqualTo(("Qui a un local à Rimouski?", ThreadKind.Question, "bas-saint-laurent", "ressources")));
    }

    [Test]
    public void No_text_makes_it_fail([Values("\0", "\uD800", "![[[[[[", "> > > > > > > > > > > > > > > > > > > > > > > >", "|||||\n|-|-|", "?", "$", null)] string? text) =>
        Assert.DoesNotThrow(() => Of(text));

    private WritablePlaces.Lists Lists => new(Places.Regions, Places.Themes);

    private Proposal Of(string? text) => Proposal.Of("", text, Places.Region("estrie")!, Lists, Language.French);
}
