using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Moderation;

/// <summary>A thread filed elsewhere, taken back: every stored count is the truth after it (the doctor says so).</summary>
public sealed class FilingTests(Dialect dialect) : OrganisedStores(dialect)
{
    [Test]
    public async Task A_filing_is_undone_by_who_did_it_within_ten_minutes_also_where_the_new_places_are_not_hers()
    {
        var thread = await ThreadAsync("À ranger", 2);
        var was = World.Done(await App.Get<OpenOrganiser>().RunAsync(Facilitator, thread.Id, default));
        using var visitor = await App.VisitAsync(Facilitator);
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/organiser/ranger", ("Regions", "estrie"), ("Themes", "financement"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync($"/fils/{thread.Id}/organiser"));
        Assert.That(page, Does.Contain("Annuler").And.Not.Contain($"/fils/{thread.Id}/organiser/fusionner"), "all that is left to her");
        var id = await FilingAsync(thread);
        var there = await World.MemberAsync("Estrie", role: Role.Facilitator, scopes: "estrie");
        foreach (var other in new[] { Asker, there, await World.MemberAsync("Collègue", role: Role.Facilitator, scopes: "bas-saint-laurent") })
            Assert.That((await App.Get<UndoFiling>().RunAsync(other, id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed), other.Name);
        using var colleague = await App.VisitAsync(there);
        Assert.That(await colleague.ReadAsync($"/fils/{thread.Id}/organiser"), Does.Not.Contain("name=\"Filing\""));
        Assert.That((await colleague.PostAsync($"/fils/{thread.Id}/organiser/reranger", ("Filing", $"{id}"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/organiser/reranger", ("Filing", $"{id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var now = World.Done(await App.Get<OpenOrganiser>().RunAsync(Facilitator, thread.Id, default));
        Assert.That((now.Regions, now.Themes), Is.EqualTo((was.Regions, was.Themes)));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("Le déplacement est annulé."));
        Assert.That((await App.Get<UndoFiling>().RunAsync(Facilitator, id, default)).Refusal?.Kind, Is.EqualTo(RefusalKind.Conflict), "once");
    }

    [Test]
    public async Task A_filing_that_is_old_or_that_somebody_else_changed_stays()
    {
        var (late, changed) = (await ThreadAsync("Trop tard", 1), await ThreadAsync("Rangé deux fois", 1));
        World.Done(await App.Get<MoveThread>().RunAsync(new(Facilitator, changed.Id, ["bas-saint-laurent", "estrie"], ["financement"]), default));
        var first = await FilingAsync(changed);
        World.Done(await App.Get<MoveThread>().RunAsync(new(await World.MemberAsync("Estrie", role: Role.Coordinator), changed.Id, ["bas-saint-laurent"], ["outils"]), default));
        Assert.That((await App.Get<UndoFiling>().RunAsync(Facilitator, first, default)).Refusal?.Key, Is.EqualTo("moderation.moved_on"));
        Assert.That(await App.Get<UndoFiling>().FindAsync(Facilitator, changed.Id, default), Is.Null);
        World.Done(await App.Get<MoveThread>().RunAsync(new(Facilitator, late.Id, ["bas-saint-laurent"], ["financement"]), default));
        App.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await App.Get<UndoFiling>().RunAsync(Facilitator, await FilingAsync(late), default)).Refusal?.Key, Is.EqualTo("moderation.too_late"));
        using var visitor = await App.VisitAsync(Facilitator);
        Assert.That(await visitor.ReadAsync($"/fils/{late.Id}/organiser"), Does.Not.Contain("name=\"Filing\""));
    }

    private Task<long> FilingAsync(ThreadHead thread) => App.ReadAsync(db => db.OneAsync<long>("select max(id) from thread_filings where thread_id = @Id", new { thread.Id }));
}
