using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Forum.Tests.Hosting;

/// <summary>
/// Every page of the program, from its own list, asked for by every kind of person; every page and form of a thread, for every audience a thread may have.
/// A page that is in no list here fails: whoever adds one says whose it is.
/// </summary>
public sealed class RouteRightsTests(Dialect dialect) : BothStores(dialect)
{
    private const string Marker = "zibelinequatorze";

    /// <summary>For everybody, signed in or not.</summary>
    private static readonly string[] Open =
    [
        "", "erreur", "bons-coups", "recherche", "confidentialite", "aide", "langue", "installation",
        "connexion/{handler:regex(^cle$)?}", "connexion/cle/demande", "connexion/code", "connexion/lien", "connexion/par-lien", "deconnexion", "reprise", "inscription", "inscription/reponse", "rejoindre", "rencontre", "d/{code}",
        "compte/courriel/lien/{handler:regex(^annuler$)?}", "courriels/arret", "questions/invitation", "agenda.ics", "flux/{kind:regex(^(regions|themes|genres)$)}/{slug}.atom", "fichiers/{id:long}/{name}",
        "en-direct/{id:long}", "en-direct/{id:long}/messages", "en-direct/{id:long}/agir", "en-direct/{id:long}/questions", "en-direct/{id:long}/sondage",
    ];

    /// <summary>For members.</summary>
    private static readonly string[] Members =
    [
        "bons-coups/recueil", "regions", "regions/{slug}", "themes", "themes/{slug}", "questions", "non-lus", "explorer", "outils", "ressources", "etudes", "agenda", "compte/flux/{handler:regex(^fermer$)?}", "repertoire", "capsule", "concertation/{handler:regex(^ajouter$)?}", "concertation/{id:long}/{handler:regex(^(retirer|supprimer|retour)$)?}", "concertation/{id:long}/imprimer", "publier", "publier/proposition", "publier/semblables", "apercu", "membres/suggestions", "confidentialite/avis", "brouillons", "bienvenue", "collegues", "messages", "messages/nouveau",
        "fichiers", "fichiers/{id:long}/retirer", "en-direct/{id:long}/preparer/{handler:regex(^(ajouter|retirer|cliente)$)?}", "en-direct/{id:long}/synthese", "en-direct/{id:long}/question/{line:long}", "en-direct/{id:long}/{handler:regex(^(affiche|invitation)$)}",
        "compte/{handler:regex(^(profil|suivi)$)?}", "compte/fiche", "compte/photo/{handler:regex(^retirer$)?}", "photos/{name:length(16)}/{side:int}", "compte/mot-de-passe", "compte/sessions/{handler:regex(^partout$)?}", "compte/consentements", "compte/courriels", "compte/donnees", "compte/supprimer",
        "compte/courriel/{handler:regex(^annuler$)?}", "compte/deux-etapes/{handler:regex(^(renouveler|retirer)$)?}",
        "compte/cles/{handler:regex(^(demande|ajouter)$)?}", "compte/cles/{id:long}/{handler:regex(^retirer$)?}",
        "membres/{id:long}", "membres/{id:long}/suivre", "membres/{id:long}/bloquer", "organismes/{id:long}/{slug?}", "organismes/{id:long}/{slug}/modifier", "organismes/{id:long}/{slug}/suivre",
        "organismes/{id:long}/{slug}/archiver", "organismes/{id:long}/{slug}/fusionner", "regions/{slug}/suivre", "themes/{slug}/suivre", "themes/{slug}/personnes/{handler:regex(^(ajouter|retirer)$)?}", "regions/{slug}/ligne-jeunesse",
    ];

    /// <summary>For who facilitates something.</summary>
    private static readonly string[] Facilitators =
    [
        "animation/accueil", "animation/questions", "animation/echanges", "animation/signalements", "animation/suspensions", "animation/effacements", "animation/demandes", "animation/invitations/{handler:regex(^retirer$)?}",
        "animation/invitations/liste/{handler:regex(^envoyer$)?}", "animation/rencontres/{handler:regex(^fermer$)?}", "animation/rencontres/{id:long}", "membres/{id:long}/animation/{handler:regex(^(avertir|suspendre|lever|photo)$)?}",
    ];

    private static readonly string[] Coordinators =
    [
        "administration/membres", "administration/membres/{id:long}/{handler:regex(^(courriel|etapes|attache)$)?}", "administration/membres/{id:long}/effacer", "administration/lieu", "administration/textes", "administration/themes",
        "administration/themes/{id:long}", "administration/themes/{id:long}/fusionner", "administration/courriels/{handler:regex(^(essai|encore|fichier)$)?}", "administration/etat", "administration/limites/{handler:regex(^(rencontre)$)?}", "administration/journal", "administration/recits", "administration/recits/fichier",
        "administration/lieux-prives", "administration/lieux-prives/{slug}", "administration/confidentialite", "administration/incidents", "administration/incidents/{id:long}", "administration/incidents/registre",
    ];

    private static bool IsThread(string route) => route.StartsWith("fils/", StringComparison.Ordinal);

    [Test]
    public async Task Every_page_is_for_whom_it_is_said_to_be()
    {
        var routes = Routes();
        var known = Open.Concat(Members).Concat(Facilitators).Concat(Coordinators).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(routes.Where(r => !IsThread(r) && !known.Contains(r)), Is.Empty, "say whose page it is");
            Assert.That(known.Except(routes), Is.Empty, "there is no such page any more");
        }
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        World.Done(await App.Get<Core.Site.SavePolicy>().RunAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), new("Hélène Marchand", "Directrice", "helene@example.org", "1, rue du Fleuve"), default));
        using var nobody = await App.VisitAsync();
        using var member = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        using var facilitator = await App.VisitAsync(await World.MemberAsync("Maude Animation", "laval", Role.Facilitator, "laval"));
        using var coordinator = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        List<string> wrong = [];
        foreach (var route in routes.Where(r => !IsThread(r)))
        {
            var path = PostRoutes.Fill(route, thread, "").TrimEnd('/') is { Length: > 0 } filled ? filled : "/";
            var rank = Open.Contains(route) ? 0 : Members.Contains(route) ? 1 : Facilitators.Contains(route) ? 2 : 3;
            Visitor[] people = [nobody, member, facilitator, coordinator];
            for (var who = 0; who < people.Length; who++)
            {
                using var answer = await people[who].GetAsync(path);
                var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.StartsWith("/connexion?retour=", StringComparison.Ordinal) is true;
                // what a page does not find is no right given or refused
                if ((int)answer.StatusCode >= 500 || (who < rank && !refused && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))) wrong.Add($"{path}: {(int)answer.StatusCode} for {who}, it is for {rank}");
                if (who >= rank && refused && !IsOwnRule(route)) wrong.Add($"{path}: refused to {who}, it is for {rank}");
            }
        }
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_thread_that_somebody_may_not_read_answers_as_one_that_is_not_there()
    {
        var author = await World.MemberAsync("Zibeline Autrice", "gaspesie-iles-de-la-madeleine");
        var near = await World.MemberAsync("Voisine", "gaspesie-iles-de-la-madeleine");
        var people = new Dictionary<string, Member?>
        {
            ["nobody"] = null,
            ["far"] = await World.MemberAsync("Lointaine", "montreal"),
            ["near"] = near,
            ["facilitator far"] = await World.MemberAsync("Animation Loin", "montreal", Role.Facilitator, "montreal", ":ressources"),
            ["facilitator near"] = await World.MemberAsync("Animation Près", "montreal", Role.Facilitator, "gaspesie-iles-de-la-madeleine"),
            ["coordinator"] = await World.MemberAsync("Claire Coordination", role: Role.Coordinator),
        };
        (string Audience, ThreadHead Thread, string[] Readers)[] threads =
        [
            ("members", await ThreadAsync(author, "membres"), ["far", "near", "facilitator far", "facilitator near", "coordinator"]),
            ("regions", await ThreadAsync(author, "regions"), ["near", "facilitator near", "coordinator"]),
            ("people", World.Done(await App.Get<PrivateThread>().StartAsync(new(author, [near.Id], Marker, Marker, Guid.NewGuid().ToString(), Language.French), default)), ["near"]),
        ];
        var before = await VersionsAsync(threads.Select(t => t.Thread.Id));
        var posts = await PostRoutes.OfAsync(App, threads[0].Thread);
        List<string> wrong = [];
        foreach (var (audience, thread, readers) in threads)
        {
            foreach (var (who, member) in people.Where(p => !readers.Contains(p.Key)))
            {
                using var visitor = await App.VisitAsync(member);
                await visitor.TokenAsync();
                foreach (var route in Routes().Where(IsThread))
                    await JudgeAsync($"GET {route} of a {audience} thread for {who}", await visitor.GetAsync(PostRoutes.Fill(route, thread with { Slug = "autre" }, "").TrimEnd('/')), member is null, wrong);
                foreach (var route in posts.Where(r => r.StartsWith($"/fils/{threads[0].Thread.Id}/", StringComparison.Ordinal)))
                    await JudgeAsync($"POST {route} of a {audience} thread for {who}", await visitor.PostAsync(route.Replace($"/fils/{threads[0].Thread.Id}/", $"/fils/{thread.Id}/", StringComparison.Ordinal), ("Body", "Un texte."), ("Act", "merci:1"), ("SubmissionId", Guid.NewGuid().ToString()), ("Reason", "Identifies"), ("Place", "partout"), ("From", "page"), ("Numbers", "2"), ("To", "1")), member is null, wrong);
            }
            foreach (var who in readers)
            {
                using var visitor = await App.VisitAsync(people[who]);
                Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Contain(Marker), $"{audience} for {who}");
            }
        }
        Assert.That(wrong, Is.Empty);
        Assert.That(await VersionsAsync(threads.Select(t => t.Thread.Id)), Is.EqualTo(before), "nothing was changed");
    }

    private static async Task JudgeAsync(string what, HttpResponseMessage answer, bool isNobody, List<string> wrong)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            // a visitor may be asked to sign in, whether or not there is such a thread
            var hidden = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed || (isNobody && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                || (answer.StatusCode is HttpStatusCode.Redirect && what.StartsWith("GET", StringComparison.Ordinal));
            if (!hidden || body.Contains(Marker, StringComparison.OrdinalIgnoreCase) || answer.Headers.Location?.OriginalString.Contains(Marker, StringComparison.OrdinalIgnoreCase) is true) wrong.Add($"{what}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    /// <summary>Pages whose own rule is narrower than a role: a group's members, a region's facilitators, herself.</summary>
    private static bool IsOwnRule(string route) => route.StartsWith("organismes/", StringComparison.Ordinal) || route is "regions/{slug}/ligne-jeunesse" || route.StartsWith("membres/{id:long}/animation", StringComparison.Ordinal);

    private async Task<ThreadHead> ThreadAsync(Member author, string audience)
    {
        var thread = await World.ThreadAsync(author, Marker, "gaspesie-iles-de-la-madeleine", audience: audience, body: Marker);
        await World.ReplyAsync(author, thread, Marker);
        return thread;
    }

    private Task<List<string>> VersionsAsync(IEnumerable<long> ids) => App.ReadAsync(db =>
        db.ListAsync<string>("select cast(t.id as text) || ':' || cast(t.version as text) || ':' || cast(t.last_number as text) || ':' || t.title from threads t where t.id in @ids order by t.id", new { ids = ids.ToArray() }));

    private List<string> Routes() => [.. App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];
}
