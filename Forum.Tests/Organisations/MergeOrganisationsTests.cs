using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Repertoire;
using Forum.Tests.Members;
using Forum.Web.Resources;

namespace Forum.Tests.Organisations;

public sealed class MergeOrganisationsTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Members_regions_facets_and_followers_move_and_the_old_address_leads_to_the_new_one()
    {
        var (old, stays) = (await App.GroupAsync("La Relance inc.", "", "estrie", "laval"), await App.GroupAsync("La Relance", "", "estrie"));
        await App.FacetsAsync(old, "accueil", "parents");
        await App.FacetsAsync(stays, "parents", "groupe");
        var maude = await App.InAsync(old, await World.MemberAsync("Maude Ouellet", "estrie"));
        var (one, both) = (await World.MemberAsync("Luc Roy"), await World.MemberAsync("Léa Roy"));
        foreach (var (member, group) in new[] { (one, old), (both, old), (both, stays) }) World.Done(await App.Get<FollowOrganisation>().RunAsync(member, group, true, default));
        var thread = await World.ThreadAsync(maude);
        var coordinator = await World.MemberAsync("Amina Diallo", role: Role.Coordinator);
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/organismes/{old}/la-relance-inc/fusionner")), Does.Contain($"<option value=\"{stays}\">La Relance</option>"));

        var answer = await visitor.PostAsync($"/organismes/{old}/la-relance-inc/fusionner", ("Into", $"{stays}"));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo($"/organismes/{stays}/la-relance"));
        var gone = await visitor.GetAsync($"/organismes/{old}/la-relance-inc");
        Assert.That((gone.StatusCode, gone.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, $"/organismes/{stays}/la-relance")));
        var page = World.Done(await App.Get<ShowOrganisation>().RunAsync(coordinator, stays, default));
        Assert.That(page.Members.Select(m => m.Id), Is.EqualTo(new[] { maude.Id }));
        Assert.That(page.Head.RegionIds, Has.Count.EqualTo(2));
        Assert.That(page.Facets.Select(f => f.Slug), Is.EquivalentTo(new[] { "accueil", "parents", "groupe" }));
        Assert.That(await App.ReadAsync(db => db.ListAsync<long>("select member_id from member_organisations where organisation_id = @stays order by member_id", new { stays })), Is.EqualTo(new[] { one.Id, both.Id }));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select version from threads where id = @Id", new { thread.Id })), Is.GreaterThan(thread.Version));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("La Relance").And.Not.Contain("La Relance inc."));
        Assert.That(World.Done(await App.Get<ListOrganisations>().RunAsync(new(coordinator, Filter.None with { Name = "relance" }), default)).Rows.Select(o => o.Id), Is.EqualTo(new[] { stays }));
        Assert.That(await visitor.ReadAsync($"/regions/laval"), Does.Contain("1 organisme<"), "counted once");

        // the group that took it in goes in turn: both old addresses lead to the last
        var last = await App.GroupAsync("La Grande Relance", "", "estrie");
        World.Done(await App.Get<MergeOrganisations>().RunAsync(new(coordinator, stays, last), default));
        foreach (var id in new[] { old, stays }) Assert.That((await visitor.GetAsync($"/organismes/{id}/x")).Headers.Location?.OriginalString, Is.EqualTo($"/organismes/{last}/la-grande-relance"));
        Assert.That(await Examination(), Is.Empty);
    }

    [Test]
    public async Task A_facilitator_merges_only_what_lies_in_her_own_regions()
    {
        var (one, same, wider) = (await App.GroupAsync("Un", "", "mauricie"), await App.GroupAsync("Deux", "", "mauricie"), await App.GroupAsync("Trois", "", "mauricie", "outaouais"));
        var facilitator = await World.MemberAsync("Animatrice", "mauricie", Role.Facilitator, "mauricie");
        var member = await App.InAsync(one, await World.MemberAsync("Maude Ouellet", "mauricie"));
        var merge = App.Get<MergeOrganisations>();
        Assert.That((await merge.RunAsync(new(member, one, same), default)).Refusal, Is.EqualTo(Refusal.NotAllowed), "her own group");
        Assert.That((await merge.RunAsync(new(Member.Nobody, one, same), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await merge.RunAsync(new(await World.MemberAsync("D’ailleurs", "mauricie", Role.Facilitator, "estrie"), one, same), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await merge.RunAsync(new(facilitator, one, wider), default)).Refusal, Is.EqualTo(Refusal.Invalid("Into", "organisations.into_elsewhere")), "it would open Outaouais to the first");
        Assert.That((await merge.RunAsync(new(facilitator, one, one), default)).Refusal, Is.EqualTo(Refusal.Invalid("Into", "organisations.into_missing")));
        using var visitor = await App.VisitAsync(facilitator);
        var form = await visitor.ReadAsync($"/organismes/{one}/un/fusionner");
        Assert.That(form, Does.Contain($"value=\"{same}\"").And.Not.Contain($"value=\"{wider}\""));
        var refused = await visitor.PostAsync($"/organismes/{one}/un/fusionner", ("Into", ""));
        Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains(Texts.French["organisations.into_missing"], StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        World.Done(await merge.RunAsync(new(facilitator, one, same), default));
    }

    [Test]
    public async Task An_archived_group_stays_readable_and_is_proposed_no_more_until_it_is_back()
    {
        var group = await App.GroupAsync("Le Fanal", "Gaspé", "gaspesie-iles-de-la-madeleine");
        var facilitator = await World.MemberAsync("Animatrice", "laval", Role.Facilitator, "gaspesie-iles-de-la-madeleine");
        var member = await App.InAsync(group, await World.MemberAsync("Maude Ouellet"));
        Assert.That((await App.Get<ArchiveOrganisation>().RunAsync(member, group, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ArchiveOrganisation>().RunAsync(Member.Nobody, group, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var visitor = await App.VisitAsync(facilitator);
        var url = $"/organismes/{group}/le-fanal";
        Assert.That((await visitor.PostAsync(url + "/archiver", ("Archiver", "1"))).Headers.Location?.OriginalString, Is.EqualTo(url));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(url)), Does.Contain(Texts.French["organisations.archived"]).And.Contain("Maude Ouellet").And.Not.Contain("organisme="));
        Assert.That(await FoundAsync(member), Has.No.Member(group));
        Assert.That((await App.Get<FindSimilar>().RunAsync(await World.MemberAsync("Seule", "gaspesie-iles-de-la-madeleine"), default)).Select(g => g.Id), Has.No.Member(group));
        await visitor.PostAsync(url + "/archiver", ("Archiver", "0"));
        Assert.That(await FoundAsync(member), Has.Member(group));
    }

    private async Task<IEnumerable<long>> FoundAsync(Member reader) => World.Done(await App.Get<ListOrganisations>().RunAsync(new(reader, Filter.None with { Name = "fanal" }), default)).Rows.Select(o => o.Id);

    private async Task<List<string>> Examination() => [.. (await Doctor.Examination.OfAsync(App)).Select(f => f.Key)];
}
