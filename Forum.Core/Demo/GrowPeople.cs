using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Demo;

/// <summary>
/// The members of a grown place: <c>membre{n}@grow.test</c>. The first follows everything, has read nothing and writes nothing: whoever measures lists signs in as her.
/// Those after her facilitate one region each; a group has about five members.
/// </summary>
internal sealed class GrowPeople(Db db, Places places, Random random, string? passwordHash)
{
    private const int MembersAGroup = 5;

    private static readonly string[] FirstNames = ["Amélie", "Bruno", "Carole", "Denis", "Élise", "Félix", "Ginette", "Hugo", "Inès", "Jérôme", "Karine", "Luc", "Maïka", "Nadia", "Olivier", "Pascale", "Rémi", "Sophie", "Thierry", "Ursule", "Valérie", "Yves", "Zoé"];
    private static readonly string[] LastNames = ["Arsenault", "Bélanger", "Cloutier", "Demers", "Émond", "Fortin", "Gagné", "Hébert", "Imbeault", "Jolin", "Lapointe", "Michaud", "Nadeau", "Ouellet", "Picard", "Quirion", "Robitaille", "Sirois", "Turcotte", "Vachon"];

    /// <summary>Their ids, in the order of their numbers.</summary>
    public async Task<long[]> WriteAsync(int count, DateTimeOffset joined)
    {
        var regions = places.Regions.Select(r => r.Id).ToArray();
        var themes = places.Themes.Where(t => t.ClosedAt is null).Select(t => t.Id).ToArray();
        var ids = new long[count];
        var group = 0L;
        for (var i = 0; i < count; i++)
        {
            var home = Pick(regions);
            if (i % MembersAGroup == 0) group = await OrganisationRows.AddAsync(db, new($"Groupe {(i / MembersAGroup) + 1}", "", "", [home], joined));
            var scope = i >= 1 && i <= regions.Length ? regions[i - 1] : (long?)null;
            var (followedRegions, followedThemes) = i == 0 ? (regions, themes) : ([home, Pick(regions), Pick(regions)], [Pick(themes), Pick(themes), Pick(themes)]);
            ids[i] = await MemberRows.AddAsync(db, new(
                string.Create(CultureInfo.InvariantCulture, $"membre{i + 1}@grow.test"), passwordHash, $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}", "Intervenante", group, home,
                scope is null ? Role.Member : Role.Facilitator, Language.French, scope is null ? [] : [new(scope, null)], followedRegions, followedThemes, joined));
        }
        return ids;
    }

    private long Pick(long[] ids) => ids[random.Next(ids.Length)];
}
