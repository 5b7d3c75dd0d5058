using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Repertoire;
using Forum.Tests.Demo;
using Forum.Tests.Members;

namespace Forum.Tests.Repertoire;

/// <summary>« Qui fait comme moi? »</summary>
public sealed class FindSimilarTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Groups_with_the_same_mission_come_first_the_near_ones_before_the_far_ones_and_none_of_her_own_town()
    {
        var own = await App.GroupAsync("Le mien", "Sept-Îles", "cote-nord");
        await App.FacetsAsync(own, "retour-aux-etudes", "16-20-ans", "absenteisme");
        var town = await App.GroupAsync("D’en face", "SEPT-ÎLES", "cote-nord");
        await App.FacetsAsync(town, "retour-aux-etudes", "16-20-ans", "absenteisme");
        var far = await App.GroupAsync("Loin mais pareil", "Gatineau", "outaouais");
        await App.FacetsAsync(far, "retour-aux-etudes", "16-20-ans", "absenteisme");
        var near = await App.GroupAsync("Voisin", "Baie-Comeau", "cote-nord");
        await App.FacetsAsync(near, "retour-aux-etudes");
        var nextDoor = await App.GroupAsync("Région voisine", "Chibougamau", "nord-du-quebec");
        await App.FacetsAsync(nextDoor, "retour-aux-etudes", "16-20-ans");
        var little = await App.GroupAsync("Peu en commun", "Baie-Comeau", "cote-nord");
        await App.FacetsAsync(little, "absenteisme");
        var maude = await App.InAsync(own, await World.MemberAsync("Maude Ouellet", "cote-nord"));
        var found = await App.Get<FindSimilar>().RunAsync(maude, default);
        Assert.That(found.Select(g => g.Id).Take(4), Is.EqualTo(new[] { near, nextDoor, far, little }));
        Assert.That(found.Select(g => g.Id), Has.No.Member(own).And.No.Member(town));
        Assert.That(found[2].Shared.Select(f => f.Slug), Is.EqualTo(new[] { "retour-aux-etudes", "16-20-ans", "absenteisme" }));
        Assert.That((await App.Get<FindSimilar>().RunAsync(maude, default)).Select(g => g.Id), Is.EqualTo(found.Select(g => g.Id)), "the same store, the same answer");
        using var visitor = await App.VisitAsync(maude);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/repertoire")), Does.Contain("Qui fait comme moi?").And.Contain("En commun\u00a0: Retour aux études").And.Contain($"href=\"/publier?kind=question&region=cote-nord&organisme={near}\""));
        Assert.That(await visitor.ReadAsync("/repertoire?region=estrie"), Does.Not.Contain("id=\"comme-moi\""));
    }
}

/// <summary>The same for everybody of the demo.</summary>
public sealed class SimilarInTheDemoTests(Dialect dialect) : DemoCommunity(dialect)
{
    [Test]
    public async Task Everybody_has_three_groups_like_hers_outside_her_town()
    {
        var members = await ListAsync<Home>("select m.id, coalesce(o.municipality, '') as municipality, m.region_id from members m left join organisations o on o.id = m.organisation_id order by m.id");
        foreach (var home in members)
        {
            var found = await App.Get<FindSimilar>().RunAsync(Member.Nobody with { Id = home.Id, RegionId = home.RegionId }, default);
            Assert.That(found.Count(g => g.Shared.Count > 0), Is.GreaterThanOrEqualTo(3), $"{home.Id}");
            Assert.That(found.Select(g => g.Municipality), Has.No.Member(home.Municipality));
        }
    }

    [Test]
    public async Task The_demo_s_people_and_groups_say_what_they_do()
    {
        Assert.That(await OneAsync<long>("select count(*) as n from organisations o where not exists (select 1 from organisation_facets w where w.organisation_id = o.id)"), Is.Zero);
        Assert.That(await OneAsync<long>("select count(*) as n from member_profiles"), Is.GreaterThanOrEqualTo(35));
        Assert.That(await OneAsync<long>("select count(distinct email_for) + count(distinct phone_for) as n from member_profiles"), Is.EqualTo(6), "every audience is somewhere");
    }

    private sealed record Home(long Id, string Municipality, long RegionId);
}
