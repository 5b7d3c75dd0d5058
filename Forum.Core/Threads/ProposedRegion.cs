using System.Text.RegularExpressions;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>The region a text names, by its own name or one of its towns; else the writer's home. « Québec » alone names the city or all of it, so it says nothing.</summary>
internal static partial class ProposedRegion
{
    private static readonly Dictionary<string, string[]> Towns = new()
    {
        ["tout-le-quebec"] = ["partout au quebec", "tout le quebec", "a l echelle du quebec", "toutes les regions", "17 regions", "dix sept regions", "a la grandeur du quebec", "a l echelle nationale", "across quebec", "all regions", "province wide"],
        ["bas-saint-laurent"] = ["bsl.", "rimouski", "riviere du loup", "matane", "amqui", "mont joli", "trois pistoles", "la pocatiere", "temiscouata", "matapedia", "les basques"],
        ["saguenay-lac-saint-jean"] = ["saguenay", "lac saint jean", "lac st jean", "slsj.", "chicoutimi", "jonquiere", "la baie.", "alma.", "roberval", "dolbeau", "saint felicien"],
        ["capitale-nationale"] = ["ville de quebec", "a quebec meme", "charlevoix", "portneuf", "limoilou", "beauport", "charlesbourg", "sainte foy", "baie saint paul", "la malbaie", "universite laval", "quebec city"],
        ["mauricie"] = ["trois rivieres", "shawinigan", "la tuque", "louiseville"],
        ["estrie"] = ["sherbrooke", "magog", "granby", "cowansville", "lac megantic", "coaticook", "brome missisquoi", "haute yamaska", "eastern townships"],
        ["montreal"] = ["hochelaga", "montreal nord", "verdun.", "rosemont", "villeray", "saint michel", "lachine", "parc extension", "pointe saint charles", "cote des neiges"],
        ["outaouais"] = ["gatineau", "maniwaki", "papineau", "pontiac.", "hull."],
        ["abitibi-temiscamingue"] = ["abitibi", "temiscamingue", "rouyn", "val d or", "amos.", "la sarre", "ville marie"],
        ["cote-nord"] = ["sept iles", "baie comeau", "port cartier", "minganie", "havre saint pierre", "forestville", "fermont", "north shore"],
        ["nord-du-quebec"] = ["chibougamau", "chapais", "matagami", "lebel sur quevillon", "eeyou istchee", "nunavik", "kuujjuaq", "chisasibi", "mistissini", "waskaganish", "baie james", "james bay", "northern quebec"],
        ["gaspesie-iles-de-la-madeleine"] = ["gaspesie", "iles de la madeleine", "aux iles.", "gaspe.", "chandler", "bonaventure", "carleton", "new richmond", "sainte anne des monts", "cap aux meules"],
        ["chaudiere-appalaches"] = ["levis.", "montmagny", "saint georges", "la beauce", "en beauce", "beauceville", "thetford", "bellechasse", "lotbiniere"],
        ["laval"] = ["chomedey", "vimont", "pont viau", "laval des rapides"],
        ["lanaudiere"] = ["joliette", "terrebonne", "repentigny", "mascouche", "l assomption", "rawdon", "berthierville"],
        ["laurentides"] = ["saint jerome", "mont laurier", "sainte agathe", "saint eustache", "mont tremblant", "blainville", "mirabel", "sainte therese", "lachute", "laurentians"],
        ["monteregie"] = ["longueuil", "saint hyacinthe", "saint jean sur richelieu", "valleyfield", "brossard", "sorel", "chateauguay", "boucherville", "vaudreuil", "beloeil", "rive sud"],
        ["centre-du-quebec"] = ["drummondville", "victoriaville", "becancour", "nicolet", "plessisville"],
    };

    public static Region Of(string lines, Region home, IReadOnlyList<Region> regions)
    {
        // « 16 h (17 h aux Îles) » tells the hour, not the place
        var words = new Wording(IslandTime().Replace(lines, " "));
        // « Université Laval » stands in Québec
        var named = regions.Select(r => (Region: r, Names: Names(r), Elsewhere: r.Slug == "laval" ? words.Count(["universite laval"]) : 0))
            .Select(r => (r.Region, Count: words.Count(r.Names) - r.Elsewhere, First: r.Names.Select(words.Where).Where(at => at >= 0).DefaultIfEmpty(int.MaxValue).Min()))
            .Where(r => r.Count > 0).OrderByDescending(r => r.Count).ThenBy(r => r.First).Select(r => r.Region).FirstOrDefault();
        return named ?? home;
    }

    private static IReadOnlyList<string> Names(Region region)
    {
        var town = Towns.GetValueOrDefault(region.Slug) ?? [];
        var own = region.Id == Region.AllQuebec ? [] : new[] { region.NameFr, region.NameEn }.Select(n => string.Join(' ', new Wording(n).Words) + ".");
        return [.. own.Concat(town).Distinct()];
    }

    [GeneratedRegex(@"\(\d{1,2}[ \u00A0]h[^)]{0,20}\)")]
    private static partial Regex IslandTime();
}
