using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Organisations;
using Forum.Core.Threads;
using Forum.Tests.Doctor;

namespace Forum.Tests.Members;

/// <summary>Somebody moved, or works elsewhere: a coordinator says so, and what she reads follows.</summary>
public sealed class ChangeHomeTests(Dialect dialect) : BothStores(dialect)
{
    private Member _coordinator = null!;

    [OneTimeSetUp]
    public async Task AppointAsync() => _coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);

    [Test]
    public async Task Who_moves_reads_the_threads_of_her_new_region_and_no_more_those_of_the_old_one()
    {
        var (old, next) = (await RegionalAsync("estrie"), await RegionalAsync("cote-nord"));
        var moving = await World.MemberAsync("Zoé Côté", "estrie");
        var written = await World.ThreadAsync(moving, region: "estrie");
        Assert.That(await ReadsAsync(moving, old, next), Is.EqualTo(new[] { true, false }));
        using var visitor = await App.VisitAsync(_coordinator);
        var address = $"/administration/membres/{moving.Id}";
        Assert.That((await visitor.PostAsync(address + "/attache", ("Region", "cote-nord"), ("Organisation", "  La Vigie  du Large "))).Headers.Location?.OriginalString, Is.EqualTo(address + "?fait=true"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(address)), Does.Contain("value=\"La Vigie du Large\"").And.Contain("value=\"cote-nord\" selected"));
        Assert.That(await ReadsAsync(await World.NowAsync(moving), old, next), Is.EqualTo(new[] { false, true }));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(written.Url)), Does.Contain("La Vigie du Large"), "beside what she wrote");
        Assert.That(World.Done(await App.Get<ListAudit>().RunAsync(_coordinator, null, default)).Acts[0], Has.Property("Act").EqualTo(AuditAct.HomeChanged).And.Property("Subject").EqualTo("Zoé Côté"));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task Her_group_is_the_one_of_that_name_and_opens_the_regions_it_serves()
    {
        var group = await App.GroupAsync("Réseau des Deux Rives", "", "laval", "lanaudiere");
        var thread = await RegionalAsync("lanaudiere");
        var member = await World.MemberAsync("Luc Roy", "montreal");
        World.Done(await App.Get<ChangeHome>().RunAsync(new(_coordinator, member.Id, "laval", "reseau des deux rives"), default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select organisation_id from members where id = @Id", new { member.Id })), Is.EqualTo(group));
        Assert.That(await ReadsAsync(member, thread), Is.EqualTo(new[] { true }));
        World.Done(await App.Get<ChangeHome>().RunAsync(new(_coordinator, member.Id, "laval", ""), default));
        Assert.That(await ReadsAsync(member, thread), Is.EqualTo(new[] { false }), "she left it");
    }

    [Test]
    public async Task Nobody_but_a_coordinator_says_so_and_what_cannot_be_comes_back_with_its_sentence()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        foreach (var by in new[] { Member.Nobody, member, await World.MemberAsync("Maude", "estrie", Role.Facilitator, "estrie", "laval") })
            Assert.That((await App.Get<ChangeHome>().RunAsync(new(by, member.Id, "laval", ""), default)).Refusal, Is.EqualTo(Refusal.NotAllowed), by.Name);
        using var visitor = await App.VisitAsync(_coordinator);
        foreach (var (region, group, error) in new[] { ("atlantide", "La Relance", "Region-erreur"), ("tout-le-quebec", "", "Region-erreur"), ("laval", new string('x', NamedOrganisation.NameMaxLength + 1), "Organisation-erreur") })
        {
            var refused = await visitor.PostAsync($"/administration/membres/{member.Id}/attache", ("Region", region), ("Organisation", group));
            Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains($"id=\"{error}\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), region);
        }
        Assert.That((await visitor.PostAsync("/administration/membres/999999/attache", ("Region", "laval"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await World.NowAsync(member)).RegionId, Is.EqualTo(member.RegionId));
    }

    private async Task<ThreadHead> RegionalAsync(string region) => await World.ThreadAsync(await World.MemberAsync("Une Autrice", region), region: region, audience: "regions");

    private async Task<bool[]> ReadsAsync(Member member, params ThreadHead[] threads)
    {
        List<bool> reads = [];
        foreach (var thread in threads) reads.Add((await App.Get<ShowThread>().RunAsync(member, thread.Id, 1, default)).Value is not null);
        return [.. reads];
    }
}
