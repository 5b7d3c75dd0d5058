using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Posts;

namespace Forum.Tests.Moderation;

/// <summary>Messages from one thread into another, and back: no number is given twice, every address leads on, and every stored count is the truth (the doctor says so after each).</summary>
public sealed class MoveTests(Dialect dialect) : OrganisedStores(dialect)
{
    [Test]
    public async Task A_moved_message_goes_behind_the_others_and_leaves_its_number_and_its_address()
    {
        var (from, to) = (await ThreadAsync("Premier fil", 3), await ThreadAsync("Second fil", 1));
        var id = await IdAsync(from, 3);
        App.Clock.Advance(TimeSpan.FromHours(1));
        World.Done(await App.Get<MovePosts>().RunAsync(new(Facilitator, from.Id, [3], to.Id), default));
        Assert.That(await PostsAsync(from), Is.EqualTo(new[] { (1L, true), (2L, true), (3L, false), (4L, true) }));
        Assert.That(await PostsAsync(to), Is.EqualTo(new[] { (1L, true), (2L, true), (3L, true) }));
        var moved = World.Done(await App.Get<ShowPost>().RunAsync(Asker, to.Id, 3, default)).Post;
        Assert.That((moved.Id, moved.CreatedAt), Is.EqualTo((id, App.Now.AddHours(-1))), "the same message, with the moment it was written");
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(Asker, from.Id, 3, default)).Post.Moved, Is.True);
        Assert.That(World.Done(await App.Get<ShowThread>().RunAsync(Asker, from.Id, 1, default)).Head.ReplyCount, Is.EqualTo(2));
        using var visitor = await App.VisitAsync(Asker);
        Assert.That((await visitor.GetAsync($"/fils/{from.Id}/m/3")).Headers.Location?.OriginalString, Is.EqualTo($"{to.Url}?page=1#m3"));
        Assert.That(await visitor.ReadAsync(from.Url), Does.Contain("Message déplacé dans un autre fil").And.Contain("déplacé 1 message dans un autre fil"));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "réponse", to.Id)), Is.EqualTo(2));
        Assert.That((await World.ReplyAsync(Asker, from)).Number, Is.EqualTo(5));
    }

    [Test]
    public async Task A_move_is_undone_and_every_message_has_its_old_number()
    {
        var (from, to) = (await ThreadAsync("Premier fil", 3), await ThreadAsync("Second fil", 1));
        var before = (await RowsAsync(from), await HeadAsync(from));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var moved = World.Done(await App.Get<MovePosts>().RunAsync(new(Facilitator, from.Id, [2, 4], to.Id), default));
        App.Clock.Advance(TimeSpan.FromMinutes(9));
        World.Done(await App.Get<UndoMove>().RunAsync(Facilitator, moved.MoveId, default));
        Assert.That((await RowsAsync(from), await HeadAsync(from)), Is.EqualTo(before));
        Assert.That(await PostsAsync(to), Is.EqualTo(new[] { (1L, true), (2L, true), (3L, false), (4L, false) }), "no number is given twice");
        Assert.That((await App.Get<UndoMove>().RunAsync(Facilitator, moved.MoveId, default)).Refusal?.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task It_is_undone_by_who_did_it_within_ten_minutes_only()
    {
        var (from, to) = (await ThreadAsync("Premier fil", 1), await ThreadAsync("Second fil", 1));
        var moved = World.Done(await App.Get<MovePosts>().RunAsync(new(Facilitator, from.Id, [2], to.Id), default));
        var colleague = await World.MemberAsync("Collègue", role: Role.Facilitator, scopes: "bas-saint-laurent");
        Assert.That((await App.Get<UndoMove>().RunAsync(colleague, moved.MoveId, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<UndoMove>().RunAsync(Asker, moved.MoveId, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        App.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await App.Get<UndoMove>().RunAsync(Facilitator, moved.MoveId, default)).Refusal?.Key, Is.EqualTo("moderation.too_late"));
    }

    [Test]
    public async Task Messages_become_a_thread_of_their_own_and_go_back_into_the_old_one()
    {
        var from = await ThreadAsync("Premier fil", 3);
        var split = World.Done(await App.Get<SplitThread>().RunAsync(new(Facilitator, from.Id, [3, 4], "Autre chose"), default));
        var made = (await App.Get<ShowThread>().HeadAsync(Asker, split.To.ThreadId, default))!;
        Assert.That((made.Title, made.ReplyCount, made.LastNumber, made.RegionId, made.ThemeId, made.Audience), Is.EqualTo(("Autre chose", 1L, 2L, from.RegionId, from.ThemeId, from.Audience)));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "chose", made.Id)), Is.EqualTo(1), "found by its title");
        World.Done(await App.Get<UndoMove>().RunAsync(Facilitator, split.MoveId, default));
        Assert.That(await App.Get<ShowThread>().HeadAsync(Asker, made.Id, default), Is.Null);
        Assert.That((await PostsAsync(from)).Select(p => p.Stands), Is.All.True);
        using var visitor = await App.VisitAsync(Asker);
        Assert.That((await visitor.GetAsync(made.Url)).Headers.Location?.OriginalString, Is.EqualTo(from.Url));
    }

    [Test]
    public async Task Two_threads_become_one_and_the_old_addresses_lead_there()
    {
        var (from, into) = (await ThreadAsync("Premier fil", 2), await ThreadAsync("Second fil", 1));
        await App.Get<AcceptAnswer>().RunAsync(new(Asker, from.Id, 2, true), default);
        var merged = World.Done(await App.Get<MergeThreads>().RunAsync(new(Facilitator, from.Id, into.Id), default));
        Assert.That(await PostsAsync(into), Is.EqualTo(new[] { (1L, true), (2L, true), (3L, true), (4L, true), (5L, true) }));
        using var visitor = await App.VisitAsync(Asker);
        Assert.That((await visitor.GetAsync(from.Url)).Headers.Location?.OriginalString, Is.EqualTo(into.Url));
        Assert.That((await visitor.GetAsync($"/fils/{from.Id}/m/2")).Headers.Location?.OriginalString, Is.EqualTo($"{into.Url}?page=1#m4"));
        Assert.That((await visitor.GetAsync($"/fils/{from.Id}/m/99")).Headers.Location?.OriginalString, Is.EqualTo(into.Url));
        Assert.That((await visitor.PostAsync($"/fils/{from.Id}/repondre", ("Body", "Trop tard."), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        World.Done(await App.Get<UndoMove>().RunAsync(Facilitator, merged.MoveId, default));
        Assert.That((await PostsAsync(from)).Select(p => p.Stands), Is.All.True);
        Assert.That((await HeadAsync(from)).AnsweredAt, Is.Not.Null);
        await visitor.ReadAsync(from.Url);
    }

    [Test]
    public async Task Other_regions_and_themes_take_a_thread_with_its_numbers()
    {
        var thread = await ThreadAsync("À ranger", 2);
        World.Done(await App.Get<MoveThread>().RunAsync(new(Facilitator, thread.Id, ["estrie", "bas-saint-laurent"], ["financement"]), default));
        Assert.That(World.Done(await App.Get<OpenOrganiser>().RunAsync(await World.MemberAsync("Estrie", role: Role.Facilitator, scopes: "estrie"), thread.Id, default)) is { Regions: ["estrie", "bas-saint-laurent"], Themes: ["financement"] }, Is.True);
        Assert.That((await App.Get<MoveThread>().RunAsync(new(Facilitator, thread.Id, ["laval"], ["financement"]), default)).Refusal, Is.EqualTo(Refusal.NotAllowed), "it is no longer hers");
    }

    [Test]
    public async Task Who_reads_a_thread_is_not_changed_by_moving()
    {
        var (open, kept) = (await ThreadAsync("Pour tous", 1), await World.ThreadAsync(Asker, "Pour la région", audience: "regions"));
        await World.ReplyAsync(Asker, kept, "Entre nous.");
        Assert.That((await App.Get<MovePosts>().RunAsync(new(Facilitator, kept.Id, [2], open.Id), default)).Refusal?.Key, Is.EqualTo("moderation.other_readers"));
        Assert.That((await App.Get<MergeThreads>().RunAsync(new(Facilitator, kept.Id, open.Id), default)).Refusal?.Key, Is.EqualTo("moderation.other_readers"));
        Assert.That((await App.Get<MoveThread>().RunAsync(new(Facilitator, kept.Id, ["laval"], ["ressources"]), default)).Refusal?.Key, Is.EqualTo("moderation.regions_decide"));
        var masked = await World.ThreadAsync(Asker, "Sous un masque", masked: true);
        await World.ReplyAsync(Asker, masked, "Moi encore.");
        Assert.That((await App.Get<MovePosts>().RunAsync(new(Facilitator, masked.Id, [2], open.Id), default)).Refusal?.Key, Is.EqualTo("moderation.masked"));
        Assert.That((await App.Get<SplitThread>().RunAsync(new(Facilitator, masked.Id, [2], "Titre"), default)).Refusal?.Key, Is.EqualTo("moderation.masked"));
    }

    [Test]
    public async Task What_cannot_be_moved_is_said()
    {
        var (from, to) = (await ThreadAsync("Premier fil", 2), await ThreadAsync("Second fil", 1));
        await App.Get<DeletePost>().RunAsync(Asker, from.Id, 2, default);
        async Task<string?> MoveAsync(params long[] numbers) => (await App.Get<MovePosts>().RunAsync(new(Facilitator, from.Id, numbers, to.Id), default)).Refusal?.Key;
        Assert.That((await MoveAsync(), await MoveAsync(1), await MoveAsync(2), await MoveAsync(99)), Is.EqualTo(("moderation.none_chosen", "moderation.first_stays", "moderation.gone_meanwhile", "moderation.gone_meanwhile")));
        Assert.That((await App.Get<SplitThread>().RunAsync(new(Facilitator, from.Id, [3], " "), default)).Refusal, Is.EqualTo(Refusal.Invalid("Title", "publish.title_missing")));
        var elsewhere = await World.ThreadAsync(Asker, region: "estrie");
        Assert.That((await App.Get<MovePosts>().RunAsync(new(Facilitator, from.Id, [3], elsewhere.Id), default)).Refusal?.Key, Is.EqualTo("moderation.to_unknown"));
        Assert.That((await App.Get<MergeThreads>().RunAsync(new(Facilitator, from.Id, from.Id), default)).Refusal?.Key, Is.EqualTo("moderation.to_unknown"));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "estrie")]
    public async Task Who_does_not_facilitate_it_puts_nothing_in_order(Role role, string scope)
    {
        var (from, to) = (await ThreadAsync("Premier fil", 1), await ThreadAsync("Second fil", 1));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Marc Gagnon", role: role, scopes: scope.Length == 0 ? [] : [scope]));
        Assert.That((await visitor.GetAsync($"/fils/{from.Id}/organiser")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var part in new[] { "ranger", "separer", "deplacer", "fusionner", "ralentir", "verrouiller" })
            Assert.That((await visitor.PostAsync($"/fils/{from.Id}/organiser/{part}", ("Numbers", "2"), ("To", $"{to.Id}"), ("Title", "Titre"), ("Regions", "estrie"), ("Themes", "financement"), ("Minutes", "5"), ("Locks", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), part);
    }

    private async Task<List<(long Number, bool Stands)>> PostsAsync(ThreadHead thread) =>
        [.. (await App.ReadAsync(db => db.ListAsync<Row>("select id, number, case when deleted_at is null then true else false end as stands, created_at from posts where thread_id = @Id order by number", new { thread.Id }))).Select(r => (r.Number, r.Stands))];

    private async Task<string> RowsAsync(ThreadHead thread) =>
        string.Join('\n', await App.ReadAsync(db => db.ListAsync<Row>("select id, number, case when deleted_at is null then true else false end as stands, created_at from posts where thread_id = @Id order by number", new { thread.Id })));

    private Task<long> IdAsync(ThreadHead thread, long number) => App.ReadAsync(db => db.OneAsync<long>("select id from posts where thread_id = @Id and number = @number", new { thread.Id, number }));

    private async Task<ThreadHead> HeadAsync(ThreadHead thread) => (await App.Get<ShowThread>().HeadAsync(Asker, thread.Id, default))! with { Version = 0 };

    private sealed record Row(long Id, long Number, bool Stands, DateTimeOffset CreatedAt);
}
