using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;

namespace Forum.Tests.Posts;

public sealed class DraftTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_draft_is_kept_for_its_author_alone_and_the_last_save_wins()
    {
        var author = await World.MemberAsync("Amina Diallo");
        await SaveAsync(author, "publier", "Un début", "D’abord");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await SaveAsync(author, "publier", "Une suite", "Ensuite", """{"Region":["estrie"]}""");
        Assert.That(await App.Get<ReadDraft>().RunAsync(author, "publier", default), Is.EqualTo(new Draft("publier", "Une suite", "Ensuite", """{"Region":["estrie"]}""", saved)));
        Assert.That(await App.Get<ReadDraft>().RunAsync(await World.MemberAsync("Luc Roy"), "publier", default), Is.Null);
    }

    [Test]
    public async Task Sending_removes_the_draft_and_a_save_that_arrives_late_leaves_nothing()
    {
        var member = await World.MemberAsync("Luc Roy");
        var thread = await World.ThreadAsync(member);
        var (place, submission) = (Drafts.Reply(thread.Id), Guid.NewGuid().ToString());
        await SaveAsync(member, place, "", "Presque fini");
        World.Done(await App.Get<PostReply>().RunAsync(new(member, thread.Id, "Fini.", submission, Language.French), default));
        Assert.That(await App.Get<ReadDraft>().RunAsync(member, place, default), Is.Null);
        World.Done(await App.Get<SaveDraft>().RunAsync(new(member, place, "", "Presque fini", "", submission), default));
        Assert.That(await App.Get<ReadDraft>().RunAsync(member, place, default), Is.Null);
    }

    [Test]
    public async Task A_text_made_empty_and_an_edit_that_changes_nothing_leave_no_draft()
    {
        var member = await World.MemberAsync("Luc Roy");
        var thread = await World.ThreadAsync(member);
        var reply = await World.ReplyAsync(member, thread, "Déjà dit.");
        await SaveAsync(member, Drafts.Edit(reply.PostId), "", "Déjà dit, et mieux.");
        await SaveAsync(member, Drafts.Reply(thread.Id), "", "Autre chose");
        Assert.That(World.Done(await App.Get<ListDrafts>().RunAsync(member, default)), Has.Count.EqualTo(2));
        await SaveAsync(member, Drafts.Edit(reply.PostId), "", "Déjà dit.");
        await SaveAsync(member, Drafts.Reply(thread.Id), "", " \n ");
        Assert.That(World.Done(await App.Get<ListDrafts>().RunAsync(member, default)), Is.Empty);
    }

    [Test]
    public async Task The_list_says_where_each_goes_on_the_latest_first()
    {
        var member = await World.MemberAsync("Luc Roy");
        var thread = await World.ThreadAsync(member, "Qui a une salle?");
        var reply = await World.ReplyAsync(member, thread);
        foreach (var place in new[] { "publier", Drafts.Reply(thread.Id), Drafts.Edit(reply.PostId) })
        {
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            await SaveAsync(member, place, place == "publier" ? "Un projet" : "", "Texte");
        }
        Assert.That(World.Done(await App.Get<ListDrafts>().RunAsync(member, default)).Select(d => (d.Thread, d.Url)), Is.EqualTo(new[]
        {
            ("Qui a une salle?", $"/fils/{thread.Id}/m/2"), ("Qui a une salle?", $"/fils/{thread.Id}/qui-a-une-salle#repondre"), ("Un projet", "/publier"),
        }));
        World.Done(await App.Get<RemoveDraft>().RunAsync(member, "publier", default));
        Assert.That(World.Done(await App.Get<ListDrafts>().RunAsync(member, default)), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_place_that_is_not_there_or_not_hers_to_read_is_missing()
    {
        var hidden = await World.ThreadAsync(await World.MemberAsync("Ève Roy", "estrie"), region: "estrie", audience: "regions");
        var outsider = await World.MemberAsync("Marc Gagnon", "montreal");
        foreach (var place in new[] { Drafts.Reply(hidden.Id), Drafts.Reply(999_999), Drafts.Edit(999_999), "fil:", "fil:01", "fil:-1", "fil:9999999999999999999999", "ailleurs", "", null })
            Assert.That((await App.Get<SaveDraft>().RunAsync(new(outsider, place, "", "Texte", "", ""), default)).Refusal, Is.EqualTo(Refusal.NotFound), place);
        Assert.That((await App.Get<SaveDraft>().RunAsync(new(Member.Nobody, "publier", "", "Texte", "", ""), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task What_is_too_long_to_post_is_kept_and_what_no_store_can_hold_is_refused()
    {
        var member = await World.MemberAsync("Luc Roy");
        Assert.That(await SaveAsync(member, "publier", "", new string('a', 30_000)), Is.EqualTo(App.Clock.GetUtcNow()));
        foreach (var (body, key) in new[] { (new string('a', 40_001), "input.too_long"), ("a\0b", "input.unreadable"), ("a\uFFFFb", "input.unreadable") })
            Assert.That((await App.Get<SaveDraft>().RunAsync(new(member, "publier", "", body, "", ""), default)).Refusal, Is.EqualTo(Refusal.Invalid("Body", key)));
    }

    private async Task<DateTimeOffset> SaveAsync(Member by, string place, string title, string body, string fields = "") =>
        World.Done(await App.Get<SaveDraft>().RunAsync(new(by, place, title, body, fields, Guid.NewGuid().ToString()), default));
}
