using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;

namespace Forum.Tests.Administration;

public sealed class MergeThemeTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Two_themes_become_one_with_threads_followers_scopes_and_the_old_address()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var old = World.Done(await App.Get<SaveTheme>().RunAsync(new(coordinator, 0, "Locaux", "Rooms", "Des murs.", "Walls."), default));
        var member = await World.MemberAsync("Amina Diallo");
        var facilitator = await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: ":locaux");
        var thread = await World.ThreadAsync(member, theme: "locaux");
        World.Done(await App.Get<FollowTheme>().RunAsync(member, "locaux", true, default));
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(await visitor.ReadAsync($"/administration/themes/{old.Id}"), Does.Contain($"/administration/themes/{old.Id}/fusionner"));
        Assert.That((await visitor.PostAsync($"/administration/themes/{old.Id}/fusionner", ("Into", ""))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await visitor.PostAsync($"/administration/themes/{old.Id}/fusionner", ("Into", "ressources"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));

        var into = App.Get<Places>().Theme("ressources")!;
        var moved = await visitor.GetAsync("/themes/locaux?region=estrie");
        Assert.That((moved.StatusCode, moved.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, "/themes/ressources?region=estrie")));
        Assert.That(await visitor.ReadAsync("/themes/ressources"), Does.Contain(thread.Url));
        Assert.That((await World.NowAsync(facilitator)).Scopes, Is.EqualTo(new[] { new Scope(null, into.Id) }));
        Assert.That(await App.ReadAsync(db => db.ListAsync<long>("select theme_id from member_themes where member_id = @Id", new { member.Id })), Is.EqualTo(new[] { into.Id }));
        Assert.That(await visitor.ReadAsync("/administration/themes"), Does.Not.Contain("Locaux"));
        Assert.That((await visitor.GetAsync($"/administration/themes/{old.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await foreach (var finding in App.Get<ExamineStore>().RunAsync(false, default)) Assert.Fail(finding.Key);
    }

    [Test]
    public async Task Coordinators_alone_merge_and_only_into_an_open_theme()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var theme = App.Get<Places>().Theme("financement")!;
        Assert.That((await App.Get<MergeTheme>().RunAsync(new(await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: ":financement"), theme.Id, "ressources"), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        foreach (var into in new[] { "financement", "inconnu", null }) Assert.That((await App.Get<MergeTheme>().RunAsync(new(coordinator, theme.Id, into), default)).Refusal?.Field, Is.EqualTo("Into"));
        Assert.That((await App.Get<MergeTheme>().RunAsync(new(coordinator, long.MaxValue, "ressources"), default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }
}
