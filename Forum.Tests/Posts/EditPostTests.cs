using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

public sealed class EditPostTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_slip_mended_within_five_minutes_leaves_no_trace()
    {
        var (author, thread) = await QuestionAsync();
        App.Clock.Advance(EditPost.SilentWindow);
        await EditAsync(author, thread, "On cherche un local le mercredi soir.");
        var post = await PostAsync(author, thread);
        Assert.That((post.Html, post.EditedAt), Is.EqualTo(("<p dir=\"auto\">On cherche un local le mercredi soir.</p>", (DateTimeOffset?)null)));
        Assert.That((await HistoryAsync(author, thread)).Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_later_edit_shows_and_keeps_what_was_said_before()
    {
        var (author, thread) = await QuestionAsync();
        App.Clock.Advance(EditPost.SilentWindow + TimeSpan.FromSeconds(1));
        var change = World.Done(await EditAsync(author, thread, "On cherche un local le **mercredi** soir."));
        var post = await PostAsync(author, thread);
        Assert.That((post.EditedAt, post.Version), Is.EqualTo((App.Clock.GetUtcNow(), change.Version)));
        Assert.That(change.Version, Is.GreaterThan(thread.Version));
        var reader = await World.MemberAsync("Luc Tremblay");
        Assert.That((await HistoryAsync(reader, thread)).Versions.Select(v => v.Text), Is.EqualTo(new[] { "On cherche un local le mercredi soir.", "On cherche un local le mardi soir." }));
    }

    [Test]
    public async Task The_second_of_two_editors_gets_a_conflict_and_changes_nothing()
    {
        var (author, thread) = await QuestionAsync();
        var facilitator = await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent");
        var form = World.Done(await App.Get<EditPost>().OpenAsync(facilitator, thread.Id, 1, default));
        await EditAsync(author, thread, "Le texte de la première.");
        var second = await App.Get<EditPost>().RunAsync(new(facilitator, thread.Id, 1, "Le texte de la seconde.", form.From), default);
        Assert.That(second.Refusal!.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await PostAsync(author, thread)).Html, Does.Contain("première"));
    }

    [Test]
    public async Task Of_two_editors_at_the_same_moment_one_gets_the_conflict()
    {
        var (author, thread) = await QuestionAsync();
        var from = World.Done(await App.Get<EditPost>().OpenAsync(author, thread.Id, 1, default)).From;
        var both = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => App.Get<EditPost>().RunAsync(new(author, thread.Id, 1, $"Version {n}.", from), default))));
        Assert.That(both.Count(o => o.Refusal is null), Is.EqualTo(1));
        Assert.That(both.Where(o => o.Refusal is not null).Select(o => o.Refusal!.Kind), Is.All.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task A_reaction_meanwhile_is_no_conflict_and_the_same_form_sent_twice_is_one_edit()
    {
        var (author, thread) = await QuestionAsync();
        App.Clock.Advance(TimeSpan.FromHours(1));
        var from = World.Done(await App.Get<EditPost>().OpenAsync(author, thread.Id, 1, default)).From;
        World.Done(await App.Get<ReactToPost>().RunAsync(new(await World.MemberAsync("Luc Tremblay"), thread.Id, 1, Reaction.MeToo), default));
        var command = new EditPost.Command(author, thread.Id, 1, "Un autre texte.", from);
        var first = World.Done(await App.Get<EditPost>().RunAsync(command, default));
        Assert.That(World.Done(await App.Get<EditPost>().RunAsync(command, default)), Is.EqualTo(first));
        Assert.That((await HistoryAsync(author, thread)).Versions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_facilitator_edits_within_her_scope_and_always_leaves_a_trace()
    {
        var (_, thread) = await QuestionAsync();
        var facilitator = await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent");
        World.Done(await EditAsync(facilitator, thread, "Sans le nom du jeune."));
        Assert.That((await HistoryAsync(facilitator, thread)).Versions.Select(v => v.By), Is.EqualTo(new[] { "Ève Roy", "Amina Diallo" }));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "estrie")]
    [TestCase(Role.Facilitator, ":financement")]
    public async Task Nobody_edits_a_post_that_is_neither_hers_nor_in_her_scope(Role role, string scope)
    {
        var (_, thread) = await QuestionAsync();
        var other = await World.MemberAsync("Marc Gagnon", role: role, scopes: scope.Length == 0 ? [] : [scope]);
        Assert.That((await EditAsync(other, thread, "Piraté.")).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<EditPost>().OpenAsync(other, thread.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task An_edited_text_is_searched_by_its_new_words_only()
    {
        var (author, thread) = await QuestionAsync();
        await EditAsync(author, thread, "On cherche une patinoire.");
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "patinoire", thread.Id)), Is.EqualTo(1));
        Assert.That(await App.ReadAsync(db => TestSearch.FindAsync(db, "mardi", thread.Id)), Is.Zero);
    }

    private async Task<(Member Author, ThreadHead Thread)> QuestionAsync()
    {
        var author = await World.MemberAsync("Amina Diallo");
        return (author, await World.ThreadAsync(author));
    }

    private async Task<Outcome<PostChange>> EditAsync(Member by, ThreadHead thread, string body)
    {
        var opened = await App.Get<EditPost>().OpenAsync(by, thread.Id, 1, default);
        return opened.Value is null ? opened.Refusal! : await App.Get<EditPost>().RunAsync(new(by, thread.Id, 1, body, opened.Value.From), default);
    }

    private async Task<PostView> PostAsync(Member reader, ThreadHead thread) => World.Done(await App.Get<ShowPost>().RunAsync(reader, thread.Id, 1, default)).Post;

    private async Task<PostVersions> HistoryAsync(Member reader, ThreadHead thread) => World.Done(await App.Get<PostHistory>().RunAsync(reader, thread.Id, 1, default));
}
